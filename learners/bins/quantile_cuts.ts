import { spreadRows } from '../random.js';
import { greatestBin } from './feature_bins.js';

/** As many rows are looked at, about; with more, cuts hardly move (a quantile by about half a bin). */
const sampleSize = 100_000;

/** Rows whose values cuts are found by: the same ones for every column. */
export const sampledFrom = (rows: number): Uint32Array => spreadRows(rows, sampleSize);

/** The values of these rows, without missing ones, ascending. */
export function sampleOf(values: Float64Array | Float32Array, rows: Uint32Array): Float64Array {
  const sample = new Float64Array(rows.length);
  let count = 0;
  for (const row of rows) {
    const value = values[row] ?? NaN;
    if (Math.abs(value) < Infinity) sample[count++] = value;
  }
  return sample.subarray(0, count).sort();
}

/**
 * Cuts between values, so that bins hold about equally many: each different value has its own where there are at most
 * 254; else a value that fills a bin has it to itself, as in LightGBM (Ke et al. 2017).
 *
 * @param sample ascending
 */
export function quantileCuts(sample: Float64Array): Float64Array {
  const { values, counts } = distinct(sample);
  const cuts: number[] = [];
  const cutAfter = (at: number): void => {
    cuts.push(between(values[at] ?? 0, values[at + 1] ?? 0));
  };
  if (values.length < greatestBin) {
    for (let at = 0; at + 1 < values.length; at += 1) cutAfter(at);
    return Float64Array.from(cuts);
  }
  let [rest, bins, filled] = [sample.length, greatestBin - 1, 0];
  for (let at = 0; at + 1 < values.length && bins > 1; at += 1) {
    filled += counts[at] ?? 0;
    const share = rest / bins;
    const nextFillsABin = (counts[at + 1] ?? 0) >= share && filled >= share / 2;
    if (filled < share && !nextFillsABin) continue;
    cutAfter(at);
    rest -= filled;
    filled = 0;
    bins -= 1;
  }
  return Float64Array.from(cuts);
}

/** Midway, and below the upper one even where no number lies between them. */
function between(lower: number, upper: number): number {
  const middle = lower / 2 + upper / 2;
  return middle < upper && middle >= lower ? middle : lower;
}

/** Different values, each with how often it stands there. */
function distinct(sorted: Float64Array): { readonly values: Float64Array; readonly counts: Uint32Array } {
  const values = new Float64Array(sorted.length);
  const counts = new Uint32Array(sorted.length);
  let last = -1;
  let before = NaN;
  for (const value of sorted) {
    if (value !== before) {
      last += 1;
      values[last] = value;
      before = value;
    }
    counts[last] = (counts[last] ?? 0) + 1;
  }
  return { values: values.subarray(0, last + 1), counts: counts.subarray(0, last + 1) };
}
