/* eslint-disable @typescript-eslint/no-non-null-assertion -- offsets come from a layout that holds them */
import type { Kernel } from '../kernel.js';
import type { Views } from './views.js';

type ScoringLoops = Pick<Kernel, 'addMaskedLeaves' | 'addWalkedLeaves'>;

const trailingZeros = (word: number): number => 31 - Math.clz32(word & -word);

/** Twin of `assembly/masks.ts` and `assembly/walk.ts`. */
export function scoringLoops({ bytes, words, doubles }: Views): ScoringLoops {
  return {
    addMaskedLeaves: (bins, stride, features, featureCount, tables, values, out, count) => {
      const [feature, table, value] = [features >> 2, tables >> 2, values >> 3];
      for (let i = 0; i < count; i += 1) {
        const row = bins + i * stride;
        let [a, b, c, d] = [-1, -1, -1, -1];
        for (let k = 0; k < featureCount; k += 1) {
          const at = table + 1024 * k + 4 * bytes[row + words[feature + k]!]!;
          a &= words[at]!;
          b &= words[at + 1]!;
          c &= words[at + 2]!;
          d &= words[at + 3]!;
        }
        let score = doubles[(out >> 3) + i]! + doubles[value + trailingZeros(a)]!;
        score += doubles[value + 32 + trailingZeros(b)]!;
        score += doubles[value + 64 + trailingZeros(c)]!;
        doubles[(out >> 3) + i] = score + doubles[value + 96 + trailingZeros(d)]!;
      }
    },
    addWalkedLeaves: (bins, stride, nodes, values, out, count) => {
      for (let i = 0; i < count; i += 1) {
        const row = bins + i * stride;
        let at = 0;
        for (;;) {
          const node = words[(nodes >> 2) + 2 * at]!;
          const bin = bytes[row + (node & 0xffff)]!;
          const right = bin > ((node >>> 16) & 255) || (bin === 0 && node >>> 24 !== 0) ? 1 : 0;
          const next = words[(nodes >> 2) + 2 * at + 1]! + right;
          if (next === at) break;
          at = next;
        }
        doubles[(out >> 3) + i]! += doubles[(values >> 3) + at]!;
      }
    },
  };
}
