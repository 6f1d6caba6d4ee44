import { addDays, parseDay } from '../time/days.js';

/** The day on which members are scored, and over which days it is seen who leaves. */
export interface LabelWindow {
  readonly asOf: string;
  readonly gapDays: number;
  readonly labelDays: number;
}

/** First day after the label window: what was predicted has come by then, or has not. */
export const labelEndOf = ({ asOf, gapDays, labelDays }: LabelWindow): string =>
  addDays(parseDay(asOf), gapDays + labelDays);
