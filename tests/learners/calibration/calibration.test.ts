import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isotonicScale, isotonicValues } from '../../../learners/calibration/isotonic.js';
import { plattProbabilities, plattScale } from '../../../learners/calibration/platt.js';

const of = (...values: number[]) => Float64Array.from(values);

describe('isotonic calibration', () => {
  it('pools what falls, and is straight between', () => {
    // The values 1, 3, 2, 4 at 1 … 4: 3 and 2 are pooled to 2.5.
    const scale = isotonicScale(of(1, 2, 3, 4), of(1, 3, 2, 4));
    expect(scale).toEqual({ scores: [1, 2, 3, 4], values: [1, 2.5, 2.5, 4] });
    expect([...isotonicValues(scale, of(0, 1, 1.5, 2.5, 3.5, 9))]).toEqual([1, 1, 1.75, 2.5, 3.25, 4]);
  });

  it('weighs rows, and pools equal scores first', () => {
    const scale = isotonicScale(of(1, 1, 2), of(0, 1, 0), of(1, 1, 2));
    expect(scale).toEqual({ scores: [1, 2], values: [0.25, 0.25] });
  });

  it('gives one value where all rows have one score', () => {
    expect([...isotonicValues(isotonicScale(of(5, 5), of(0, 1)), of(-1, 5, 8))]).toEqual([0.5, 0.5, 0.5]);
  });

  it('never falls, keeps the sum, and is changed by nothing when done again', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 4 })), {
      minLength: 1,
    });
    fc.assert(
      fc.property(rows, (some) => {
        const scores = Float64Array.from(some, ([score]) => score);
        const target = Float64Array.from(some, ([, value]) => value);
        const scale = isotonicScale(scores, target);
        const { values } = scale;
        for (const [at, value] of values.entries())
          expect(value).toBeGreaterThanOrEqual(values[at - 1] ?? value);
        const fitted = isotonicValues(scale, scores);
        const sum = (all: Float64Array) => all.reduce((a, b) => a + b, 0);
        expect(sum(fitted)).toBeCloseTo(sum(target), 9);
        const again = isotonicValues(isotonicScale(scores, fitted), scores);
        for (const [row, value] of again.entries()) expect(value).toBeCloseTo(fitted[row]!, 9);
      }),
    );
  });

  it('refuses infinite scores and none', () => {
    expect(() => isotonicScale(of(Infinity), of(1))).toThrow('The score of row 1 is Infinity');
    expect(() => isotonicScale(of(), of())).toThrow('no rows');
    expect(() => isotonicValues({ scores: [1], values: [1] }, of(Number.NaN))).toThrow('no score');
  });
});

describe("Platt's calibration", () => {
  it('counts labels as likely, not as certain', () => {
    // Two groups of ten at −1 and 1, the second all of label 1: (10 + 1) / (10 + 2) and 1 / (10 + 2) are met exactly.
    const scores = Float64Array.from({ length: 20 }, (_, row) => (row < 10 ? -1 : 1));
    const target = Float64Array.from({ length: 20 }, (_, row) => (row < 10 ? 0 : 1));
    const [low, high] = plattProbabilities(plattScale(scores, target), of(-1, 1));
    expect(high).toBeCloseTo(11 / 12, 7);
    expect(low).toBeCloseTo(1 / 12, 7);
  });

  it('is the same in any unit of the scores', () => {
    const scores = of(1, 2, 3, 4, 5, 6);
    const target = of(0, 1, 0, 1, 0, 1);
    const expected = plattProbabilities(plattScale(scores, target), scores);
    const large = scores.map((score) => 1e6 * score - 3e8);
    const found = plattProbabilities(plattScale(large, target), large);
    for (const [row, value] of found.entries()) expect(value).toBeCloseTo(expected[row]!, 6);
  });

  it('gives everyone the same where the scores are', () => {
    const { slope, intercept } = plattScale(of(0.1, 0.1, 0.1), of(1, 0, 0));
    expect(slope).toBe(0);
    // (1 × 2/3 + 2 × 1/4) / 3
    expect(1 / (1 + Math.exp(-intercept))).toBeCloseTo(7 / 18, 12);
  });

  it('needs both classes', () => {
    expect(() => plattScale(of(1, 2), of(1, 1))).toThrow(
      expect.objectContaining({ failure: 'OneClass' }) as Error,
    );
  });
});
