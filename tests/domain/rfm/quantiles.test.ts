import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interpolate, quantileRanks } from '../../../domain/rfm/quantiles.js';
import { quantileType7 } from '../../support/rfm_definitions.js';

const oneToTen = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

describe('a quantile of type 7', () => {
  it.each([
    // h = (10 − 1) p + 1: the values at 2.8, 4.6, 6.4 and 8.2 among 1 … 10.
    { values: oneToTen, part: 1, of: 5, expected: 2.8 },
    { values: oneToTen, part: 2, of: 5, expected: 4.6 },
    { values: oneToTen, part: 3, of: 5, expected: 6.4 },
    { values: oneToTen, part: 4, of: 5, expected: 8.2 },
    { values: [1, 2, 3, 4], part: 1, of: 2, expected: 2.5 },
    { values: [10, 20, 50], part: 1, of: 2, expected: 20 },
    { values: [10, 20, 50], part: 4, of: 5, expected: 38 },
    { values: [7], part: 1, of: 5, expected: 7 },
  ])('$part of $of of $values is $expected', ({ values, part, of, expected }) => {
    expect(quantileType7(values, { part, of })).toBe(expected);
  });

  it('lies between two ranks, or on one', () => {
    expect(quantileRanks(6, { part: 1, of: 5 })).toEqual({ below: 2, above: 2, part: 0, of: 5 });
    expect(quantileRanks(4, { part: 1, of: 2 })).toEqual({ below: 2, above: 3, part: 1, of: 2 });
    expect(quantileRanks(1, { part: 4, of: 5 })).toEqual({ below: 1, above: 1, part: 0, of: 5 });
  });

  it('between equal values is that very value, to the last bit', () => {
    // The form below · (1 − share) + above · share makes 3950.0199999999995 of these.
    expect(3950.02 * (1 - 0.4) + 3950.02 * 0.4).not.toBe(3950.02);
    const ranks = quantileRanks(2, { part: 2, of: 5 });
    expect(interpolate(3950.02, 3950.02, ranks)).toBe(3950.02);
  });

  it('of no values does not exist', () => {
    expect(() => quantileType7([], { part: 1, of: 2 })).toThrow(RangeError);
  });

  it('lies between its neighbours, never falls with its part, and has as many values below as its rank says', () => {
    const samples = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(samples, fc.integer({ min: 2, max: 9 }), (values, of) => {
        const sorted = values.toSorted((a, b) => a - b);
        let last = -Infinity;
        for (let part = 1; part < of; part++) {
          const found = quantileType7(sorted, { part, of });
          const rank = ((sorted.length - 1) * part) / of;
          expect(found).toBeGreaterThanOrEqual(sorted[Math.floor(rank)]!);
          expect(found).toBeLessThanOrEqual(sorted[Math.ceil(rank)]!);
          expect(found).toBeGreaterThanOrEqual(last);
          last = found;
        }
      }),
    );
  });
});
