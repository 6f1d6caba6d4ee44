import type { RfmDimension } from '../../domain/rfm/bins.js';
import type { DimensionEdges } from '../../domain/rfm/edges.js';
import { interpolate, quantileRanks, type Quantile } from '../../domain/rfm/quantiles.js';
import type { Weights } from '../../domain/rfm/weights.js';

/*
 * The definitions of quantile, digit, code, sum and score of one member. Over the members of a run they are computed
 * in SQL, which tests hold against these.
 */

/** The digits of a member; null where the value is outside the edges. */
export interface RfmDigits {
  readonly r: number | null;
  readonly f: number | null;
  readonly m: number | null;
}

/** A quantile, type 7, of at least one value in increasing order. */
export function quantileType7(sorted: readonly number[], quantile: Quantile): number {
  const ranks = quantileRanks(sorted.length, quantile);
  const [below, above] = [sorted[ranks.below - 1], sorted[ranks.above - 1]];
  if (below === undefined || above === undefined) throw new RangeError('No values have no quantiles');
  return interpolate(below, above, ranks);
}

/** The digit of a value: 1 is worst, `edges.bins` is best; null where the value is outside edges that do not clamp. */
export function digitOf(value: number, edges: DimensionEdges, dimension: RfmDimension): number | null {
  const { lower, upper, interior, clamp, bins } = edges;
  const isOutside = (lower !== null && value <= lower) || (upper !== null && value > upper);
  if (isOutside && !clamp) return null;
  const edgesBelow = interior.filter((edge) => edge < value).length;
  return dimension === 'recency' ? bins - edgesBelow : 1 + edgesBelow;
}

/** R, F and M side by side as text, such as `212`; null where a digit is missing. */
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
