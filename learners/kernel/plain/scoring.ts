/* eslint-disable @typescript-eslint/no-non-null-assertion -- offsets come from a layout that holds them */
import type { Kernel } from '../kernel.js';
import type { Views } from './views.js';

type ScoringLoops = Pick<Kernel, 'addMaskedLeaves' | 'addWalkedLeaves'>;

const trailingZeros = (word: number): number => 31 - Math.clz32(word & -word);

/** Where a row goes from a node; without a branch, which would be guessed wrong half of the time. */
function step(words: Uint32Array, bytes: Uint8Array, node: number, row: number): number {
  const asked = words[node]!;
  const bin = bytes[row + (asked & 0xffff)]!;
  const right = Number(bin > ((asked >>> 16) & 255)) | (Number(bin === 0) & (asked >>> 24));
  return words[node + 1]! + right;
}

/** Twin of `assembly/masks.ts` and `assembly/walk.ts`. */
export function scoringLoops({ bytes, words, doubles }: Views): ScoringLoops {
  return {
    addMaskedLeaves: (bins, stride, features, featureCount, tables, values, out, count) => {
      const [feature, table, value] = [features >>> 2, tables >>> 2, values >>> 3];
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
        let score = doubles[(out >>> 3) + i]! + doubles[value + trailingZeros(a)]!;
        score += doubles[value + 32 + trailingZeros(b)]!;
        score += doubles[value + 64 + trailingZeros(c)]!;
        doubles[(out >>> 3) + i] = score + doubles[value + 96 + trailingZeros(d)]!;
      }
    },
    addWalkedLeaves: (bins, stride, nodes, values, out, count) => {
      const [root, value, score] = [nodes >>> 2, values >>> 3, out >>> 3];
      let i = 0;
      // Four rows in step, so that one need not wait for what another reads; a leaf leads to itself.
      for (; i + 3 < count; i += 4) {
        const row = bins + i * stride;
        let [a, b, c, d] = [0, 0, 0, 0];
        for (;;) {
          const e = step(words, bytes, root + 2 * a, row);
          const f = step(words, bytes, root + 2 * b, row + stride);
          const g = step(words, bytes, root + 2 * c, row + 2 * stride);
          const h = step(words, bytes, root + 2 * d, row + 3 * stride);
          if (((a ^ e) | (b ^ f) | (c ^ g) | (d ^ h)) === 0) break;
          a = e;
          b = f;
          c = g;
          d = h;
        }
        doubles[score + i]! += doubles[value + a]!;
        doubles[score + i + 1]! += doubles[value + b]!;
        doubles[score + i + 2]! += doubles[value + c]!;
        doubles[score + i + 3]! += doubles[value + d]!;
      }
      for (; i < count; i += 1) {
        const row = bins + i * stride;
        let a = 0;
        for (
          let next = step(words, bytes, root, row);
          next !== a;
          next = step(words, bytes, root + 2 * a, row)
        )
          a = next;
        doubles[score + i]! += doubles[value + a]!;
      }
    },
  };
}
