/* eslint-disable @typescript-eslint/no-non-null-assertion -- offsets come from a layout that holds them */
import type { Kernel } from '../kernel.js';
import type { Views } from './views.js';

type HistogramLoops = Pick<Kernel, 'addGroup' | 'addTwoGroups' | 'subtract' | 'addFeatures'>;

/** Twin of `assembly/histograms.ts` and `assembly/sampled_histograms.ts`. */
export function histogramLoops({ bytes, words, singles, doubles }: Views): HistogramLoops {
  const addGroup: Kernel['addGroup'] = (rows, pairs, group, sums, from, to) => {
    const [row, pair, word, first] = [rows >>> 2, pairs >>> 2, group >>> 2, sums >>> 3];
    doubles.fill(0, first, first + 2048);
    for (let i = from; i < to; i += 1) {
      const bins = words[word + words[row + i]!]!;
      const g = singles[pair + 2 * i]!;
      const h = singles[pair + 2 * i + 1]!;
      const a = first + ((bins & 255) << 1);
      const b = first + 512 + ((bins >>> 7) & 510);
      const c = first + 1024 + ((bins >>> 15) & 510);
      const d = first + 1536 + ((bins >>> 23) & 510);
      doubles[a]! += g;
      doubles[a + 1]! += h;
      doubles[b]! += g;
      doubles[b + 1]! += h;
      doubles[c]! += g;
      doubles[c + 1]! += h;
      doubles[d]! += g;
      doubles[d + 1]! += h;
    }
  };
  return {
    addGroup,
    addTwoGroups: (rows, pairs, group, sums, otherGroup, otherSums, from, to) => {
      addGroup(rows, pairs, group, sums, from, to);
      addGroup(rows, pairs, otherGroup, otherSums, from, to);
    },
    subtract: (sums, other, size) => {
      const [cell, otherCell] = [sums >>> 3, other >>> 3];
      for (let i = 0; i < size >>> 3; i += 1) doubles[cell + i]! -= doubles[otherCell + i]!;
    },
    addFeatures: (rows, pairs, bins, stride, features, count, sums, touched, from, to) => {
      const [row, pair] = [rows >>> 2, pairs >>> 2];
      for (let k = 0; k < count; k += 1) {
        const first = (sums >>> 3) + 512 * k;
        const bits = (touched >>> 2) + 8 * k;
        const column = bins + words[(features >>> 2) + k]!;
        for (let i = from; i < to; i += 1) {
          const bin = bytes[column + words[row + i]! * stride]!;
          doubles[first + 2 * bin]! += singles[pair + 2 * i]!;
          doubles[first + 2 * bin + 1]! += singles[pair + 2 * i + 1]!;
          words[bits + (bin >>> 5)]! |= 1 << (bin & 31);
        }
      }
    },
  };
}
