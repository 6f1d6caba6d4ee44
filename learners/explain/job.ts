import type { Control } from '../crew/control.js';
import type { ScoredColumn } from '../scoring/job.js';
import type { Trees } from '../trees/trees.js';

/** What a thread needs to explain rows. */
export interface ExplainingJob {
  readonly control: Control;
  readonly columns: readonly ScoredColumn[];
  readonly trees: Trees;
  /** What sums of trees are multiplied by: 1, or for a mean 1 by their number. */
  readonly scale: number;
  readonly output: number;
  /** Rows to explain. */
  readonly rows: Uint32Array;
  /** One number for each row and feature; shared. */
  readonly out: Float64Array;
}
