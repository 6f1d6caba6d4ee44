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
export const labelEndOf = ({ labelDays, ...window }: LabelWindow): Day =>
  addDays(labelStartOf(window), labelDays);

/** The day on which a member must still be there for a probability to hold; null: there is no gap, and all are. */
export const thereOnOf = (window: Pick<LabelWindow, 'asOf' | 'gapDays'>): Day | null =>
  window.gapDays === 0 ? null : labelStartOf(window);
