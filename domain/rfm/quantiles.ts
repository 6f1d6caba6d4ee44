/** A quantile as a fraction, `part` of `of`: 4 of 5 is the 80th percentile. */
export interface Quantile {
  readonly part: number;
  readonly of: number;
}

/** Where a quantile lies among sorted values: between two of them, `part` of `of` of the way. */
export interface QuantileRanks {
  /** Rank, from 1, of the value at or below the quantile. */
  readonly below: number;
  /** Rank of the next value; the same as `below` where the quantile is that very value. */
  readonly above: number;
  readonly part: number;
  readonly of: number;
}

/**
 * Ranks between which a quantile of `count` values, at least one, lies by linear interpolation:
 * h = (count − 1) · p + 1 (type 7 of Hyndman & Fan 1996, "Sample Quantiles in Statistical Packages", The American
 * Statistician 50(4); the default of R, numpy and pandas). In whole numbers, so no rank is missed by rounding.
 */
export function quantileRanks(count: number, { part, of }: Quantile): QuantileRanks {
  const before = (count - 1) * part;
  const rest = before % of;
  const below = (before - rest) / of + 1;
  return { below, above: rest === 0 ? below : below + 1, part: rest, of };
}

/**
 * The quantile between the values at its two ranks. Between equal values it is that value to the last bit, which
 * the form `below · (1 − share) + above · share` is not: an edge an ulp below the value it stands for would lift
 * every member with that value by a bin.
 */
export function interpolate(below: number, above: number, { part, of }: QuantileRanks): number {
  return below + ((above - below) * part) / of;
}
