import type { Time } from './timed.js';

/** Rows whose contributions are computed; as in `learners.py`. */
export const explainedRows = 1000;

/** What a process measures of a learner. */
export interface Measurement {
  readonly train: Time;
  readonly score: Time;
  /** Contributions of {@link explainedRows} rows; null of forests. */
  readonly explain: Time | null;
  /** Of the process until trained, with the rows that it was trained with. */
  readonly peakMegabytes: number;
  readonly auc: number;
}
