import { binningBytes } from '../bins/bin_columns.js';
import { strideOf } from '../bins/placement.js';
import type { SharedColumn } from '../bins/shared_columns.js';
import type { Control } from '../crew/control.js';
import type { Offsets } from '../crew/layout.js';
import { layOut } from '../crew/layout.js';
import type { KernelKind } from '../kernel/open_kernel.js';
import type { SharedMemory } from '../kernel/webassembly.js';
import type { ForestOptions } from './options.js';

export interface ForestShape {
  readonly rows: number;
  readonly features: number;
  readonly threads: number;
  /** Number of classes; 0 where outcomes are values. */
  readonly classes: number;
}

/** One thread's own pieces: the rows of its tree with their pairs, and the histograms of the features drawn. */
function threadSizes({ rows, features }: ForestShape) {
  return {
    rows: rows * 4,
    pairs: rows * 8,
    spareRows: rows * 4,
    sparePairs: rows * 8,
    /** All features, those drawn in front (u32). */
    features: features * 4,
    sums: features * 256 * 16,
    touched: features * 32,
    goesLeft: 256,
    binning: binningBytes,
  };
}

export type ForestPiece = keyof ReturnType<typeof threadSizes>;

export interface ForestLayout {
  readonly bins: number;
  readonly stride: number;
  readonly threads: readonly Offsets<ForestPiece>[];
  readonly bytes: number;
}

export function layOutForest(shape: ForestShape): ForestLayout {
  const stride = strideOf(shape.features);
  const one = layOut(threadSizes(shape));
  const whole = layOut({ bins: shape.rows * stride, threads: one.bytes * shape.threads });
  const threads = Array.from({ length: shape.threads }, (_, thread) => {
    const from = whole.offsets.threads + thread * one.bytes;
    const shifted = Object.entries(one.offsets).map(([name, at]) => [name, at + from]);
    return Object.fromEntries(shifted) as Offsets<ForestPiece>;
  });
  return { bins: whole.offsets.bins, stride, threads, bytes: whole.bytes };
}

/** What a thread needs to take part in growing a forest. */
export interface ForestJob {
  readonly memory: SharedMemory;
  readonly control: Control;
  readonly kernel: KernelKind;
  readonly shape: ForestShape;
  readonly layout: ForestLayout;
  readonly columns: readonly SharedColumn[];
  readonly options: Required<ForestOptions>;
  /** Class numbers; of two classes and of values what a leaf averages, values less `centre` and on a grid. Shared. */
  readonly targets: Float32Array;
  readonly centre: number;
  /** On a grid; shared. */
  readonly weights?: Float32Array;
  /** Trees that an earlier attempt has grown, as flags by number. */
  readonly grown: Uint8Array;
}
