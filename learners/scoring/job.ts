import type { SharedColumn } from '../bins/shared_columns.js';
import type { Control } from '../crew/control.js';
import type { KernelKind } from '../kernel/open_kernel.js';
import type { Trees } from '../trees/trees.js';
import type { ScoringPlan } from './plan.js';
import type { Scorable } from './scorable.js';

/** A model's feature with the column that it reads. */
export type ScoredColumn =
  | {
      readonly kind: 'number';
      readonly column: Extract<SharedColumn, { kind: 'number' }>;
      readonly cuts: Float64Array;
    }
  | { readonly kind: 'category'; readonly codes: Int32Array; readonly binOfCode: Uint8Array };

/** What a thread needs to score rows. */
export interface ScoringJob {
  readonly plan: ScoringPlan;
  readonly control: Control;
  readonly kernel: KernelKind;
  readonly rows: number;
  readonly columns: readonly ScoredColumn[];
  readonly start: number;
  readonly link: Scorable['link'];
  readonly trees: number;
  /** Of rows and outputs; shared. */
  readonly out: Float64Array;
  /** Where the kernel cannot walk them. */
  readonly walked?: Trees;
}
