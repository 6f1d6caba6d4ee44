import { binningBytes } from '../bins/bin_columns.js';
import { groupsOf } from '../bins/placement.js';
import type { SharedColumn } from '../bins/shared_columns.js';
import type { Control } from '../crew/control.js';
import type { Offsets } from '../crew/layout.js';
import { layOut } from '../crew/layout.js';
import type { KernelKind } from '../kernel/open_kernel.js';
import type { SharedMemory } from '../kernel/webassembly.js';
import type { Trees } from '../trees/trees.js';
import { candidateBytes } from './candidate.js';
import type { BoostingOptions } from './options.js';

/** Bytes of the histogram of four features. */
export const groupBytes = 4 * 256 * 16;
/** Losses of rows held out are summed in parts of so many, so that no number of threads changes the sum. */
export const heldOutPart = 4096;

export interface BoostingShape {
  readonly rows: number;
  readonly trained: number;
  readonly features: number;
  readonly leaves: number;
  readonly threads: number;
  readonly isWeighted: boolean;
}

export type BoostingPiece = keyof ReturnType<typeof sizes>;

/** Places everything that training needs in one shared memory. */
export const layOutBoosting = (
  shape: BoostingShape,
): { readonly offsets: Offsets<BoostingPiece>; readonly bytes: number } => layOut(sizes(shape));

function sizes({ rows, trained, features, leaves, threads, isWeighted }: BoostingShape) {
  const groups = groupsOf(features);
  return {
    bins: groups * rows * 4,
    /** Rows to train on, then those held out, each ascending (u32). */
    list: rows * 4,
    rows: trained * 4,
    spareRows: trained * 4,
    pairs: trained * 8,
    sparePairs: trained * 8,
    scores: rows * 8,
    targets: rows * 4,
    weights: isWeighted ? rows * 4 : 0,
    sums: leaves * groups * groupBytes,
    goesLeft: threads * 256,
    /** One cache line a thread. */
    totals: threads * 64,
    lefts: threads * 64,
    board: leaves * threads * candidateBytes,
    losses: Math.ceil((rows - trained) / heldOutPart) * 8,
    binning: threads * binningBytes,
  };
}

/** What a thread needs to take part in boosting. */
export interface BoostingJob {
  readonly memory: SharedMemory;
  readonly control: Control;
  readonly kernel: KernelKind;
  readonly shape: BoostingShape;
  readonly offsets: Offsets<BoostingPiece>;
  readonly columns: readonly SharedColumn[];
  readonly options: BoostingOptions;
  /** 1 or −1 for each feature that must act in one direction, else 0. */
  readonly monotone: Int8Array;
  /** Score of the model before the first tree. */
  readonly bias: number;
  /** The same as the threads have it: less what outcomes are taken from. */
  readonly start: number;
  /** What a split must gain at least. */
  readonly leastGain: number;
  /** Units that gradients and hessians are rounded to. */
  readonly unit: number;
  readonly weightUnit: number;
  /** Trees that an earlier attempt has grown. */
  readonly grown?: Trees;
}
