import type { RowCounts } from './block.js';
import type { Simulation } from './blocks.js';

/** What a thread that makes blocks starts with; then it is sent the numbers of blocks. */
export interface BlockThreadData {
  readonly simulation: Simulation;
  readonly folder: string;
  readonly memoryLimit: string;
}

/** What it answers to each. */
export type BlockAnswer =
  | { readonly block: number; readonly rows: RowCounts }
  | { readonly block: number; readonly failed: string; readonly diskFull: boolean };
