import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  levelShares,
  numberShares,
  populationStability,
  stabilityVerdict,
  tenthEdges,
} from '../../../domain/churn/stability.js';

describe('the index of population stability', () => {
  it('is what is computed by hand', () => {
    // −0.25 × ln 0.5 + 0.25 × ln 1.5
    expect(populationStability([0.5, 0.5], [0.25, 0.75])).toBeCloseTo(0.274653, 6);
  });

  it('counts an empty part as one in ten thousand', () => {
    // 0.0999 × ln 1000 + (0.9 − 1) × ln 0.9
    expect(populationStability([1, 0], [0.9, 0.1])).toBeCloseTo(0.0999 * Math.log(1000) + 0.010536, 6);
  });

  it('is 0 where nothing moved, and above 0 elsewhere', () => {
    const shares = fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 });
    const normed = (values: number[]): number[] => {
      const sum = values.reduce((total, one) => total + one, 0);
      return values.map((one) => one / sum);
    };
    fc.assert(
      fc.property(shares, shares, (then, now) => {
        expect(populationStability(normed(then), normed(then))).toBe(0);
        expect(populationStability(normed(then), normed(now))).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('warns and alarms from its limits on', () => {
    const limits = { warn: 0.1, alarm: 0.25 };
    expect([0.0999, 0.1, 0.2499, 0.25].map((index) => stabilityVerdict(index, limits))).toEqual([
      'steady',
      'warn',
      'warn',
      'alarm',
    ]);
  });
});

describe('the parts of a column', () => {
  const toHundred = Float64Array.from({ length: 100 }, (_, at) => 100 - at);

  it('are ten of equal size where values differ', () => {
    const edges = tenthEdges(toHundred);
    expect(edges).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90]);
    expect(numberShares(toHundred, edges)).toEqual([0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0]);
  });

  it('are fewer where many rows share a value, and none but one where all do', () => {
    const values = Float64Array.of(0, 0, 0, 0, 0, 0, 0, 1, 2, 3);
    expect(tenthEdges(values)).toEqual([0, 1, 2]);
    expect(numberShares(values, [0, 1, 2])).toEqual([0.7, 0.1, 0.1, 0.1, 0]);
    expect(tenthEdges(Float64Array.of(5, 5, 5))).toEqual([]);
    expect(numberShares(Float64Array.of(5, 5, 5), [])).toEqual([1, 0]);
  });

  it('have missing values in a part of their own', () => {
    const values = Float64Array.of(1, NaN, 2, NaN);
    expect(tenthEdges(values)).toEqual([1]);
    expect(numberShares(values, [1])).toEqual([0.25, 0.25, 0.5]);
  });

  it('are the levels of a category, whatever their codes are today', () => {
    const codes = Int32Array.of(0, 1, 1, -1, 2);
    expect(levelShares(codes, ['new', 'b', 'a'], ['a', 'b'])).toEqual([0.2, 0.4, 0.4]);
  });
});
