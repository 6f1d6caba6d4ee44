import { moneyFromText } from '../quality/money.js';

/** Decimal places that a mean keeps. */
const places = 12;

/**
 * The mean of `count` values, at least one, from their exact sum as decimal text with at most four places.
 *
 * It is cut to twelve places, not divided in doubles: 3.3 / 3 is 1.0999999999999999 there, and members who all
 * have 1.1 would all lie above their own mean. Values with four places compare with the cut mean as with the exact.
 */
export function exactMean(sum: string, count: number): number {
  const cut = (moneyFromText(sum) * 10n ** BigInt(places - 4)) / BigInt(count);
  return Number(`${cut}e-${places}`);
}
