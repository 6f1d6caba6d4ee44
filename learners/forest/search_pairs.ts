/* eslint-disable @typescript-eslint/no-non-null-assertion -- cells and rows are within the thread's memory */
import type { Kernel } from '../kernel/kernel.js';
import type { ForestJob, ForestPiece } from './job.js';
import type { Offsets } from '../crew/layout.js';
import type { NodeSearch, Split } from './split.js';
import { consider } from './split.js';

/**
 * Search for two classes and for values. A row's pair is (weight × outcome, weight), and the sides' worth
 * Σ (Σ w·y)² / Σ w: with outcomes 0 and 1 the purest split is the one of least Gini impurity, with values that of least
 * squared error (Breiman et al. 1984, "Classification and Regression Trees").
 */
export function searchPairs(job: ForestJob, kernel: Kernel, own: Offsets<ForestPiece>): NodeSearch {
  const { buffer } = job.memory;
  const { rows, features } = job.shape;
  const pairs = new Float32Array(buffer, own.pairs, rows * 2);
  const sums = new Float64Array(buffer, own.sums, features * 512);
  const touched = new Uint32Array(buffer, own.touched, features * 8);
  const drawn = new Uint32Array(buffer, own.features, features);
  const least = job.options.minLeafWeight;
  let [begin, end] = [0, 0];
  let [outcome, weight] = [0, 0];

  /** Goes through one feature's touched bins in order, clearing them; thresholds lie midway between two of them. */
  const scan = (feature: number, at: number, best: Split): void => {
    const cells = at * 512;
    const missingOutcome = sums[cells]!;
    const missingWeight = sums[cells + 1]!;
    const worth = (g: number, h: number): number => {
      const right = outcome - g;
      return (g * g) / h + (right * right) / (weight - h);
    };
    let [g, h, before] = [0, 0, -1];
    for (let word = 0; word < 8; word += 1) {
      let bits = touched[at * 8 + word]!;
      touched[at * 8 + word] = 0;
      while (bits !== 0) {
        const bin = word * 32 + 31 - Math.clz32(bits & -bits);
        bits &= bits - 1;
        if (before >= 0) {
          const threshold = before === 0 ? 0 : (before + bin) >> 1;
          if (h >= least && weight - h >= least)
            consider(best, feature, threshold, missingWeight > 0 || 2 * h >= weight, worth(g, h));
          const leftWeight = h - missingWeight;
          if (missingWeight > 0 && before > 0 && leftWeight >= least && weight - leftWeight >= least)
            consider(best, feature, threshold, false, worth(g - missingOutcome, leftWeight));
        }
        const cell = cells + 2 * bin;
        g += sums[cell]!;
        h += sums[cell + 1]!;
        sums[cell] = 0;
        sums[cell + 1] = 0;
        before = bin;
      }
    }
  };

  return {
    enter: (from, to) => {
      [begin, end] = [from, to];
      [outcome, weight] = [0, 0];
      const [firstOutcome, firstWeight] = [pairs[2 * from]!, pairs[2 * from + 1]!];
      let isPure = true;
      for (let at = from; at < to; at += 1) {
        const g = pairs[2 * at]!;
        const h = pairs[2 * at + 1]!;
        outcome += g;
        weight += h;
        isPure &&= g * firstWeight === h * firstOutcome;
      }
      return !isPure && weight >= 2 * least;
    },
    weight: () => weight,
    worth: () => (outcome * outcome) / weight,
    writeValue: (values, at) => {
      values[at] = job.centre + outcome / weight;
    },
    search: (firstFeature, count, best) => {
      const { bins, stride } = job.layout;
      const list = own.features + firstFeature * 4;
      kernel.addFeatures(own.rows, own.pairs, bins, stride, list, count, own.sums, own.touched, begin, end);
      for (let at = 0; at < count; at += 1) scan(drawn[firstFeature + at]!, at, best);
    },
  };
}
