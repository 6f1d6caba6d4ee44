import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moneyFromText, moneyToText } from '../../../domain/quality/money.js';

describe('exact money', () => {
  it.each([
    ['1299.5', 12_995_000n, '1299.5000'],
    ['-0.0001', -1n, '-0.0001'],
    ['+7', 70_000n, '7.0000'],
    ['0', 0n, '0.0000'],
    ['-0.00', 0n, '0.0000'],
    ['99999999999999.9999', 999_999_999_999_999_999n, '99999999999999.9999'],
  ])('reads and writes %s', (text, value, written) => {
    expect(moneyFromText(text)).toBe(value);
    expect(moneyToText(value)).toBe(written);
  });

  it.each(['', '.5', '5.', '1e3', '1,299.00', '0.00001', 'NaN', ' 1', '１'])('does not read %j', (text) => {
    expect(() => moneyFromText(text)).toThrow(/is not a decimal with at most four places/);
  });

  it('comes back from its text, whatever its size', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), (value) => {
        expect(moneyFromText(moneyToText(value))).toBe(value);
      }),
    );
  });
});
