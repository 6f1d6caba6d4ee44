/* eslint-disable @typescript-eslint/no-non-null-assertion -- offsets come from a layout that holds them */
import type { Kernel } from '../kernel.js';
import type { Views } from './views.js';

type PartitionLoops = Pick<Kernel, 'splitInPlace' | 'splitApart' | 'moveRight' | 'addToScores'>;

/** Twin of `assembly/partition.ts` and `assembly/scores.ts`. */
export function partitionLoops({ bytes, words, doubles }: Views): PartitionLoops {
  /** Copies a row and its pair, the pair as two words. */
  const copy = (rows: number, pairs: number, at: number, toRows: number, toPairs: number, to: number) => {
    words[toRows + to] = words[rows + at]!;
    words[toPairs + 2 * to] = words[pairs + 2 * at]!;
    words[toPairs + 2 * to + 1] = words[pairs + 2 * at + 1]!;
  };
  return {
    splitInPlace: (rows, pairs, spareRows, sparePairs, bins, stride, goesLeft, from, to) => {
      const [row, pair, spareRow, sparePair] = [rows >>> 2, pairs >>> 2, spareRows >>> 2, sparePairs >>> 2];
      let left = from;
      let right = 0;
      for (let i = from; i < to; i += 1) {
        if (bytes[goesLeft + bytes[bins + words[row + i]! * stride]!] === 1)
          copy(row, pair, i, row, pair, left++);
        else copy(row, pair, i, spareRow, sparePair, right++);
      }
      for (let i = 0; i < right; i += 1) copy(spareRow, sparePair, i, row, pair, left + i);
      return left - from;
    },
    splitApart: (rows, pairs, spareRows, sparePairs, bins, stride, goesLeft, from, to) => {
      const [row, pair, spareRow, sparePair] = [rows >>> 2, pairs >>> 2, spareRows >>> 2, sparePairs >>> 2];
      let left = from;
      let right = to;
      for (let i = from; i < to; i += 1) {
        const isLeft = bytes[goesLeft + bytes[bins + words[row + i]! * stride]!] === 1;
        copy(row, pair, i, spareRow, sparePair, isLeft ? left++ : --right);
      }
      return left - from;
    },
    moveRight: (rows, pairs, spareRows, sparePairs, from, to, target) => {
      for (let i = to - 1, at = target; i >= from; i -= 1, at += 1)
        copy(spareRows >>> 2, sparePairs >>> 2, i, rows >>> 2, pairs >>> 2, at);
    },
    addToScores: (scores, rows, from, to, value) => {
      const [score, row] = [scores >>> 3, rows >>> 2];
      for (let i = from; i < to; i += 1) doubles[score + words[row + i]!]! += value;
    },
  };
}
