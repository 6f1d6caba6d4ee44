import type { RowCounts } from './block.js';
import type { Simulation } from './blocks.js';

/** What a thread that makes blocks starts with; then it is sent the numbers of blocks. */
export interface BlockThreadData {
  readonly simulation: Simulation;
  readonly folder: string;
  readonly memoryLimit: string;
}

/** What it answers to each: some shares of the block that are done, then how it ended. */
export type BlockAnswer =
  | { readonly share: number }
  | { readonly rows: RowCounts }
  | { readonly failed: string; readonly diskFull: boolean };
