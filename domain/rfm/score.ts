import type { Weights } from './weights.js';

/** The digits of a member; null where the value is outside the edges. */
export interface RfmDigits {
  readonly r: number | null;
  readonly f: number | null;
  readonly m: number | null;
}

/** Segment of members of whom a digit is missing, in every mapping. */
export const outOfRange = 'OUT_OF_RANGE';

/**
 * The definitions of group code, plain sum and weighted score; over the members of a run they are computed in SQL.
 * Each is null where a digit is missing: a part of a code would look like a group.
 */

/** R, F and M side by side as text, such as `212`. */
export function rfmCode({ r, f, m }: RfmDigits): string | null {
  return r === null || f === null || m === null ? null : `${r}${f}${m}`;
}

export function rfmSum({ r, f, m }: RfmDigits): number | null {
  return r === null || f === null || m === null ? null : r + f + m;
}

/**
 * Weight × digit, summed, as a decimal with four places, rounded half up from an exact sum.
 *
 * Four places, not six: a third is held as 0.333334 for one dimension and 0.333333 for the others, and the last
 * places of their sum would rank members apart whose scores are equal.
 */
export function weightedScore({ r, f, m }: RfmDigits, weights: Weights): number | null {
  if (r === null || f === null || m === null) return null;
  const inMillionths = millionths(weights.r) * r + millionths(weights.f) * f + millionths(weights.m) * m;
  return Math.floor((inMillionths + 50) / 100) / 10_000;
}

const millionths = (weight: number): number => Math.round(weight * 1_000_000);
