import { addDays, type Day, parseDay } from '../time/days.js';

/** The day on which members are scored, and over which days it is seen who leaves. */
export interface LabelWindow {
  readonly asOf: string;
  readonly gapDays: number;
  readonly labelDays: number;
}

/** First day of the label window. */
export const labelStartOf = ({ asOf, gapDays }: Pick<LabelWindow, 'asOf' | 'gapDays'>): Day =>
  addDays(parseDay(asOf), gapDays);

/** First day after the label window: what was predicted has come by then, or has not. */
export const labelEndOf = (window: LabelWindow): Day => addDays(labelStartOf(window), window.labelDays);
