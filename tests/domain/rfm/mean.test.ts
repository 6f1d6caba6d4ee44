import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moneyToText } from '../../../domain/quality/money.js';
import { exactMean } from '../../../domain/rfm/mean.js';

describe('the mean', () => {
  it.each([
    ['10', 4, 2.5],
    ['1', 3, 0.333333333333],
    ['-1.0000', 3, -0.333333333333],
    ['0', 7, 0],
    ['99999999999999.9999', 1, 99999999999999.9999],
  ])('of a sum %s over %i values is %d', (sum, count, mean) => {
    expect(exactMean(sum, count)).toBe(mean);
  });

  it('of equal values is that very value, where a division of doubles is not', () => {
    expect(3.3 / 3).not.toBe(1.1);
    expect(exactMean('3.3000', 3)).toBe(1.1);
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 12n }),
        fc.integer({ min: 1, max: 1e6 }),
        (value, count) => {
          expect(exactMean(moneyToText(value * BigInt(count)), count)).toBe(Number(moneyToText(value)));
        },
      ),
    );
  });

  it('parts values as the exact mean does', () => {
    const values = fc.array(fc.bigInt({ min: -100_000n, max: 100_000n }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(values, (all) => {
        const sum = all.reduce((total, value) => total + value, 0n);
        const mean = exactMean(moneyToText(sum), all.length);
        for (const value of all)
          expect(Number(moneyToText(value)) > mean).toBe(value * BigInt(all.length) > sum);
      }),
    );
  });
});
