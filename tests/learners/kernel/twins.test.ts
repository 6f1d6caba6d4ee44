import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Kernel } from '../../../learners/kernel/kernel.js';
import { openKernel } from '../../../learners/kernel/open_kernel.js';
import { exponential } from '../../../learners/kernel/plain/exponential.js';
import { allocateShared } from '../../../learners/kernel/shared_memory.js';
import { randomStream } from '../../../learners/random.js';

/** Random memory, as both kernels start from it: 1000 rows, some in a list, with bins, pairs and scores. */
const at = {
  list: 4096,
  bins: 8192,
  pairs: 20_480,
  scores: 32_768,
  spare: 49_152,
  sums: 65_536,
  out: 131_072,
  goesLeft: 200_000,
};

/** What a piece of work leaves in memory, by either kernel. */
function leftBy(kind: 'simd' | 'plain', work: (kernel: Kernel) => unknown): unknown {
  const memory = allocateShared(262_144);
  const { bits, uniform } = randomStream(9);
  const rows = new Uint32Array(memory.buffer, at.list, 999);
  rows.set(rows.map((_, row) => row));
  const bins = new Uint8Array(memory.buffer, at.bins, 8000);
  bins.set(bins.map(() => bits() & 255));
  const pairs = new Float32Array(memory.buffer, at.pairs, 2000);
  pairs.set(pairs.map(() => Math.round((uniform() - 0.5) * 2 ** 20) * 2 ** -20));
  const scores = new Float64Array(memory.buffer, at.scores, 1000);
  scores.set(scores.map(() => (uniform() - 0.5) * 90));
  const goesLeft = new Uint8Array(memory.buffer, at.goesLeft, 256);
  goesLeft.set(goesLeft.map(() => bits() & 1));
  const returned = work(openKernel(memory, kind));
  return { returned, memory: createHash('sha256').update(new Uint8Array(memory.buffer)).digest('hex') };
}

const same = (work: (kernel: Kernel) => unknown): void => {
  const before = leftBy('plain', () => undefined);
  const plain = leftBy('plain', work);
  expect(plain).not.toEqual(before);
  expect(leftBy('simd', work)).toEqual(plain);
};

test('gradients', () => {
  const grid = 1.5 * 2 ** 29;
  const { list, scores, pairs, spare, out } = at;
  for (const weights of [0, pairs]) {
    same((kernel) => {
      kernel.logLossPairs(list, scores, pairs, weights, spare, out, grid, 3, 998, at.sums);
    });
    same((kernel) => {
      kernel.squaredErrorPairs(list, scores, pairs, weights, spare, out, grid, grid, 3, 998, at.sums);
    });
  }
});

test('histograms', () => {
  same((kernel) => {
    kernel.addTwoGroups(at.list, at.pairs, at.bins, at.sums, at.bins + 4000, at.sums + 16_384, 5, 700);
    kernel.addGroup(at.list, at.pairs, at.bins, at.out, 100, 500);
    kernel.subtract(at.sums, at.out, 16_384);
  });
  same((kernel) => {
    kernel.addFeatures(at.list, at.pairs, at.bins, 8, at.list + 4, 7, at.sums, at.spare, 5, 700);
  });
});

test('splits', () => {
  const { list, pairs, spare, sums, bins, goesLeft } = at;
  same((kernel) => kernel.splitApart(list, pairs, spare, sums, bins, 8, goesLeft, 10, 900));
  same((kernel) => {
    kernel.moveRight(spare, at.out, list, pairs, 10, 600, 40);
  });
  // What is left in the spare memory is nobody's: only the rows count.
  same((kernel) => {
    const left = kernel.splitInPlace(list, pairs, spare, sums, bins, 8, goesLeft, 10, 900);
    kernel.addGroup(list, pairs, bins, sums, 0, 999);
    kernel.addGroup(list, pairs, bins, spare, 0, 999);
    return left;
  });
});

test('scores and bins', () => {
  same((kernel) => {
    kernel.addToScores(at.scores, at.list, 3, 900, 0.1);
  });
  same((kernel) => kernel.binFloat64(at.scores, 999, at.scores, at.out, 3));
  same((kernel) => kernel.binFloat32(at.pairs, 999, at.scores, at.out, 3));
});

test('e^x is right to the last places', () => {
  for (let x = -40; x <= 40; x += 0.173) expect(exponential(x) / Math.exp(x)).toBeCloseTo(1, 14);
});
