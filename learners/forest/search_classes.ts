/* eslint-disable @typescript-eslint/no-non-null-assertion -- cells and rows are within the thread's memory */
import type { Offsets } from '../crew/layout.js';
import type { ForestJob, ForestPiece } from './job.js';
import type { NodeSearch, Split } from './split.js';
import { consider } from './split.js';

/**
 * Search for three and more classes. A row's pair is (class, weight); a bin has a cell for each class, and the sides'
 * worth is Σ over classes of (weight of the class)² / weight, which is highest where the Gini impurity is least.
 */
export function searchClasses(job: ForestJob, own: Offsets<ForestPiece>): NodeSearch {
  const { buffer } = job.memory;
  const { rows, features, classes } = job.shape;
  const pairs = new Float32Array(buffer, own.pairs, rows * 2);
  const rowList = new Uint32Array(buffer, own.rows, rows);
  const drawn = new Uint32Array(buffer, own.features, features);
  const bins = new Uint8Array(buffer, job.layout.bins, rows * job.layout.stride);
  const cells = new Float64Array(256 * classes);
  const binWeight = new Float64Array(256);
  const all = new Float64Array(classes);
  const left = new Float64Array(classes);
  const least = job.options.minLeafWeight;
  let [begin, end] = [0, 0];
  let weight = 0;

  const worth = (leftWeight: number): number => {
    let [ofLeft, ofRight] = [0, 0];
    for (let one = 0; one < classes; one += 1) {
      const there = left[one]!;
      ofLeft += there * there;
      ofRight += (all[one]! - there) ** 2;
    }
    return ofLeft / leftWeight + ofRight / (weight - leftWeight);
  };
  const move = (bin: number, sign: number): number => {
    for (let one = 0; one < classes; one += 1) left[one]! += sign * cells[bin * classes + one]!;
    return sign * binWeight[bin]!;
  };
  const scan = (feature: number, missingLeft: boolean, best: Split): void => {
    const hasMissing = binWeight[0]! > 0;
    left.fill(0);
    let leftWeight = missingLeft ? move(0, 1) : 0;
    let before = missingLeft ? 0 : -1;
    for (let bin = 1; bin < 256; bin += 1) {
      if (binWeight[bin] === 0) continue;
      if (before >= 0 && leftWeight >= least && weight - leftWeight >= least)
        consider(
          best,
          feature,
          before === 0 ? 0 : (before + bin) >> 1,
          hasMissing ? missingLeft : 2 * leftWeight >= weight,
          worth(leftWeight),
        );
      leftWeight += move(bin, 1);
      before = bin;
    }
  };

  return {
    enter: (from, to) => {
      [begin, end] = [from, to];
      all.fill(0);
      weight = 0;
      for (let at = from; at < to; at += 1) {
        all[pairs[2 * at]!]! += pairs[2 * at + 1]!;
        weight += pairs[2 * at + 1]!;
      }
      return all.every((one) => one < weight) && weight >= 2 * least;
    },
    weight: () => weight,
    worth: () => all.reduce((sum, one) => sum + one * one, 0) / weight,
    writeValue: (values, at) => {
      for (let one = 0; one < classes; one += 1) values[at + one] = all[one]! / weight;
    },
    search: (firstFeature, count, best) => {
      for (let k = firstFeature; k < firstFeature + count; k += 1) {
        const feature = drawn[k]!;
        cells.fill(0);
        binWeight.fill(0);
        for (let at = begin; at < end; at += 1) {
          const bin = bins[rowList[at]! * job.layout.stride + feature]!;
          cells[bin * classes + pairs[2 * at]!]! += pairs[2 * at + 1]!;
          binWeight[bin]! += pairs[2 * at + 1]!;
        }
        scan(feature, false, best);
        if (binWeight[0]! > 0) scan(feature, true, best);
      }
    },
  };
}
