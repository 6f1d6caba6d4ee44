import type { RowCounts } from './block.js';
import type { Simulation } from './blocks.js';

/** What a thread that makes blocks starts with; then it is sent the numbers of blocks, and null when it is to end. */
export interface BlockThreadData {
  readonly simulation: Simulation;
  readonly folder: string;
  readonly memoryLimit: string;
  /** Shared; other than 0 once nobody wants the blocks under way any more. */
  readonly stopped: Int32Array<SharedArrayBuffer>;
}

/** What it answers to each: some shares of the block that are done, then how it ended. */
export type BlockAnswer =
  | { readonly share: number }
  | { readonly rows: RowCounts }
  | { readonly failed: string; readonly diskFull: boolean };
