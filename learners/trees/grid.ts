/**
 * The unit that values up to `greatest` are rounded to: a power of two, of which single precision holds every multiple
 * that occurs, and double precision every sum of up to 2^30 of them, so that sums are exact in any order.
 */
export const unitFor = (greatest: number): number =>
  greatest > 0 ? 2 ** (Math.ceil(Math.log2(greatest)) - 23) : 2 ** -23;

/** Rounds to whole units, half to even. */
export const onGrid = (value: number, unit: number): number =>
  value + 1.5 * 2 ** 52 * unit - 1.5 * 2 ** 52 * unit;
