import { throwIfCancelled } from '../crew/control.js';
import type { Control } from '../crew/control.js';
import type { Seat } from '../crew/seat.js';
import type { Kernel } from '../kernel/kernel.js';
import type { CategoryOrder } from './category_order.js';
import { binsOfCodes, byFrequency, byPosition, rowsOfCodes } from './category_order.js';
import { greatestBin } from './feature_bins.js';
import { infiniteValue } from './infinite_value.js';
import type { Place, Placement } from './placement.js';
import { placeOf } from './placement.js';
import { quantileCuts, sampledFrom, sampleOf } from './quantile_cuts.js';
import type { SharedColumn } from './shared_columns.js';

/** Values are copied to where the kernel reads them in blocks of so many. */
const blockRows = 2048;
/** Spare bytes that a thread needs for binning: a block of values, then the cuts. */
export const binningBytes = blockRows * 8 + 256 * 8;

export interface BinningWork {
  readonly columns: readonly SharedColumn[];
  readonly placement: Placement;
  /** Position of each code on a scale, by which categories are ordered; without it by frequency. */
  readonly positions?: (codes: Int32Array, levels: number) => Float64Array;
}

/** What one feature's values became. */
export type BinnedFeature =
  | { readonly feature: number; readonly cuts: Float64Array }
  | { readonly feature: number; readonly order: CategoryOrder };

/** The feature's last bin. */
export const lastBinOf = (binned: BinnedFeature): number =>
  'cuts' in binned ? binned.cuts.length + 1 : binned.order.codes.length + (binned.order.others ? 1 : 0);

/**
 * Bins the columns that are this thread's, groups of four at a time.
 *
 * @param spare byte of the thread's own spare memory
 * @param tell gets each feature once it is binned
 */
export function binColumns(
  work: BinningWork,
  kernel: Kernel,
  memory: SharedArrayBuffer,
  spare: number,
  seat: Seat,
  control: Control,
  tell: (binned: BinnedFeature) => void,
): BinnedFeature[] {
  const binned: BinnedFeature[] = [];
  let sampled: Uint32Array | undefined;
  const done = (feature: BinnedFeature): void => {
    binned.push(feature);
    tell(feature);
  };
  for (const [feature, column] of work.columns.entries()) {
    if ((feature >> 2) % seat.threads !== seat.index) continue;
    throwIfCancelled(control);
    const place = placeOf(work.placement, feature);
    if (column.kind === 'number') {
      sampled ??= sampledFrom(column.values.length);
      const cuts = quantileCuts(sampleOf(column.values, sampled));
      binNumbers(column, 0, column.values.length, cuts, kernel, memory, spare, place);
      done({ feature, cuts });
    } else {
      const rows = rowsOfCodes(column.codes, column.levels);
      const order = work.positions
        ? byPosition(rows, work.positions(column.codes, column.levels))
        : byFrequency(rows);
      binCategories(column.codes, binsOfCodes(order, column.levels), memory, place);
      done({ feature, order });
    }
  }
  return binned;
}

/** Bins of the numbers in [from, from + count) by cuts. Throws `InvalidValue` for an infinite one. */
export function binNumbers(
  { name, values }: { readonly name: string; readonly values: Float64Array | Float32Array },
  from: number,
  count: number,
  cuts: Float64Array,
  kernel: Kernel,
  memory: SharedArrayBuffer,
  spare: number,
  { at, stride }: Place,
): void {
  const ownCuts = spare + blockRows * 8;
  const padded = new Float64Array(memory, ownCuts, greatestBin + 1).fill(Infinity);
  padded.set(cuts);
  const isDouble = values instanceof Float64Array;
  const block = isDouble
    ? new Float64Array(memory, spare, blockRows)
    : new Float32Array(memory, spare, blockRows);
  const bin = isDouble ? kernel.binFloat64 : kernel.binFloat32;
  for (let done = 0; done < count; done += blockRows) {
    const part = values.subarray(from + done, from + Math.min(count, done + blockRows));
    block.set(part);
    if (bin(spare, part.length, ownCuts, at + done * stride, stride) > 0)
      throw infiniteValue(name, values, from + done);
  }
}

/** Bins of codes by a table of them. */
export function binCategories(
  codes: Int32Array,
  binOfCode: Uint8Array,
  memory: SharedArrayBuffer,
  { at, stride }: Place,
): void {
  const bytes = new Uint8Array(memory);
  for (let row = 0, to = at; row < codes.length; row += 1, to += stride)
    bytes[to] = binOfCode[codes[row] ?? -1] ?? 0;
}
