import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ahpRefusal, ahpWeights } from '../../../domain/rfm/ahp.js';
import {
  exactWeights,
  importanceWeights,
  resolveWeights,
  type Weights,
} from '../../../domain/rfm/weights.js';

const millionths = ({ r, f, m }: Weights) => [r, f, m].map((weight) => Math.round(weight * 1e6));

describe('importances', () => {
  it('become shares; what is below nothing counts as nothing', () => {
    expect(importanceWeights({ r: 0.3, f: 0.1, m: 0 })).toEqual({ r: 0.75, f: 0.25, m: 0 });
    expect(importanceWeights({ r: -0.2, f: 0.1, m: 0.3 })).toEqual({ r: 0, f: 0.25, m: 0.75 });
  });

  it('give no weights where none is above nothing', () => {
    expect(importanceWeights({ r: 0, f: -0.1, m: 0 })).toBeNull();
  });
});

describe('weights', () => {
  it('that are equal give R the odd millionth', () => {
    expect(resolveWeights({ method: 'equal' })).toEqual({
      weights: { r: 0.333334, f: 0.333333, m: 0.333333 },
      consistencyRatio: null,
    });
  });

  it('of an expert are taken as they are', () => {
    expect(resolveWeights({ method: 'expert', r: 0.57, f: 0.29, m: 0.14 }).weights).toEqual({
      r: 0.57,
      f: 0.29,
      m: 0.14,
    });
    expect(resolveWeights({ method: 'expert', r: 1, f: 0, m: 0 }).weights).toEqual({ r: 1, f: 0, m: 0 });
  });

  it('of presets put R and M first in long cycles, R and F first in short ones', () => {
    expect(resolveWeights({ method: 'preset', preset: 'long_cycle' }).weights).toEqual({
      r: 0.4,
      f: 0.2,
      m: 0.4,
    });
    expect(resolveWeights({ method: 'preset', preset: 'short_cycle' }).weights).toEqual({
      r: 0.4,
      f: 0.4,
      m: 0.2,
    });
  });

  it('go to the largest remainders', () => {
    // 2/7, 4/7 and 1/7 are 285714.28…, 571428.57… and 142857.14… millionths: one is missing, F has most left over.
    expect(exactWeights({ r: 2, f: 4, m: 1 })).toEqual({ r: 0.285714, f: 0.571429, m: 0.142857 });
  });

  it('always sum to exactly 1.000000, each within a millionth of its share', () => {
    const part = fc.double({ min: 0, max: 1000, noNaN: true });
    fc.assert(
      fc.property(part, part, part, (r, f, m) => {
        const sum = r + f + m;
        fc.pre(sum > 1e-6);
        const rounded = millionths(exactWeights({ r, f, m }));
        expect(rounded.reduce((total, weight) => total + weight, 0)).toBe(1_000_000);
        for (const [i, value] of [r, f, m].entries())
          expect(Math.abs(rounded[i]! - (value / sum) * 1e6)).toBeLessThan(1.001);
      }),
    );
  });
});

describe('AHP', () => {
  it('weighs consistent judgements as they were meant', () => {
    // R twice as important as F, four times as M: 4/7, 2/7, 1/7.
    const { weights, consistencyRatio } = ahpWeights([
      [1, 2, 4],
      [0.5, 1, 2],
      [0.25, 0.5, 1],
    ]);
    expect([weights.r, weights.f, weights.m].map((w) => w * 7)).toEqual([
      expect.closeTo(4, 12),
      expect.closeTo(2, 12),
      expect.closeTo(1, 12),
    ]);
    expect(consistencyRatio).toBeCloseTo(0, 12);
  });

  it('weighs inconsistent ones by the principal eigenvector', () => {
    // λmax 3.0649, CI 0.0324, CR 0.0559; weights as the geometric means of the rows: ³√(5/3) : ³√21 : ³√(1/35).
    const matrix = [
      [1, 1 / 3, 5],
      [3, 1, 7],
      [1 / 5, 1 / 7, 1],
    ];
    const { weights, consistencyRatio } = ahpWeights(matrix);
    expect(weights.r).toBeCloseTo(0.27895, 5);
    expect(weights.f).toBeCloseTo(0.64912, 5);
    expect(weights.m).toBeCloseTo(0.07193, 5);
    expect(consistencyRatio).toBeCloseTo(0.0559, 3);
    expect(resolveWeights({ method: 'ahp', matrix })).toEqual({
      weights: { r: 0.278955, f: 0.649118, m: 0.071927 },
      consistencyRatio,
    });
  });

  it('takes reciprocals written with three digits, the same for both sides', () => {
    const { weights, consistencyRatio } = ahpWeights([
      [1, 3, 3],
      [0.333, 1, 1],
      [0.333, 1, 1],
    ]);
    expect(weights.r).toBeCloseTo(0.6, 3);
    expect(weights.f).toBeCloseTo(weights.m, 12);
    expect(consistencyRatio).toBeCloseTo(0, 12);
  });

  it.each([
    [
      'not reciprocal: R against F is 3, so F against R must be 0.3333, not 0.5',
      [
        [1, 3, 1],
        [0.5, 1, 1],
        [1, 1, 1],
      ],
    ],
    [
      'compares F with itself: that number must be 1, not 2',
      [
        [1, 1, 1],
        [1, 2, 1],
        [1, 1, 1],
      ],
    ],
    // q = ∛((1/3) / (9 · 3)) = 0.2311, λmax = 1 + q + 1/q = 5.5578.
    [
      'its consistency ratio is 2.205 and must be below 0.1',
      [
        [1, 9, 1 / 3],
        [1 / 9, 1, 3],
        [3, 1 / 3, 1],
      ],
    ],
    [
      'positive numbers only',
      [
        [1, -2, 1],
        [-0.5, 1, 1],
        [1, 1, 1],
      ],
    ],
    [
      'positive numbers only',
      [
        [1, Infinity, 1],
        [0, 1, 1],
        [1, 1, 1],
      ],
    ],
    [
      'three rows of three numbers',
      [
        [1, 2],
        [0.5, 1],
      ],
    ],
  ])('refuses a matrix: %s', (reason, matrix) => {
    expect(ahpRefusal(matrix)).toContain(reason);
    expect(() => ahpWeights(matrix)).toThrow(reason);
  });

  const judgement = fc.constantFrom(...[1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((value) => [value, 1 / value]));

  it('agrees with the closed form for order 3: geometric row means, λmax = 1 + q + 1/q', () => {
    fc.assert(
      fc.property(judgement, judgement, judgement, (rf, rm, fm) => {
        const matrix = [
          [1, rf, rm],
          [1 / rf, 1, fm],
          [1 / rm, 1 / fm, 1],
        ];
        const q = Math.cbrt(rm / (rf * fm));
        const ratio = (q + 1 / q - 2) / 2 / 0.58;
        fc.pre(Math.abs(ratio - 0.1) > 1e-9);
        expect(ahpRefusal(matrix) === null).toBe(ratio < 0.1);
        fc.pre(ratio < 0.1);
        const means = matrix.map(([a, b, c]) => Math.cbrt(a! * b! * c!));
        const sum = means.reduce((total, mean) => total + mean, 0);
        const { weights, consistencyRatio } = ahpWeights(matrix);
        expect(weights.r).toBeCloseTo(means[0]! / sum, 12);
        expect(weights.f).toBeCloseTo(means[1]! / sum, 12);
        expect(weights.m).toBeCloseTo(means[2]! / sum, 12);
        expect(consistencyRatio).toBeCloseTo(ratio, 12);
      }),
      { numRuns: 500 },
    );
  });
});
