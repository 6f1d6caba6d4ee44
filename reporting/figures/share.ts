import type { TenThousandths } from '../../domain/quality/money.js';

/** A part of a whole of members, rows or orders; 0 where there is no whole. */
export const partOf = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/** A part of a sum of money; 0 where there is no sum, or where it is negative and parts of it mean nothing. */
export const moneyPartOf = (part: TenThousandths, whole: TenThousandths): number =>
  whole <= 0n ? 0 : Number(part) / Number(whole);

/** Money for each of so many, rounded to ten-thousandths; 0 where there are none. */
export const moneyEach = (sum: TenThousandths, count: number): TenThousandths =>
  count === 0 ? 0n : BigInt(Math.round(Number(sum) / count));

/** Change as a share of what was before; null: there was nothing before. */
export const changeOf = (now: number, before: number): number | null =>
  before === 0 ? null : (now - before) / Math.abs(before);
