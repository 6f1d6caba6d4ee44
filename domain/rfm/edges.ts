import { type BinMethod, binCount, type RfmDimension } from './bins.js';
import type { Quantile } from './quantiles.js';

/**
 * The edges that a bin method comes down to. The digit of a value is 1 + the number of interior edges below it,
 * for recency `bins` − that number, so that 1 is worst and `bins` is best in every dimension.
 */
export interface DimensionEdges {
  /** Edges between bins, not decreasing; a value equal to an edge lies below it. Empty where no member has a value. */
  readonly interior: readonly number[];
  /** Values at or below it are outside, unless clamped; null: no bound. */
  readonly lower: number | null;
  /** Values above it are outside, unless clamped; null: no bound. */
  readonly upper: number | null;
  /** Values outside get the nearest bin instead of none. */
  readonly clamp: boolean;
  /** How many bins there are, the collapsed ones among them. */
  readonly bins: number;
  /** Interior edges that equal an earlier one: so many bins between the lowest and the highest can have no member. */
  readonly collapsed: number;
}

/** What has to be known of the values of a dimension. */
export interface EdgeStatistics {
  /** Exact type 7 quantiles at {@link quantilesNeeded}, in that order; null: no member has a value. */
  readonly quantiles: readonly number[] | null;
  /** Mean, as `exactMean` gives it; null: no member has a value, or the method does not ask for it. */
  readonly mean: number | null;
}

/** The quantiles that a method is made from, in increasing order; none for given edges and the mean. */
export function quantilesNeeded(method: BinMethod, dimension: RfmDimension): Quantile[] {
  switch (method.method) {
    case 'quantile':
      return Array.from({ length: method.n - 1 }, (_, i) => ({ part: i + 1, of: method.n }));
    case 'median':
      return [{ part: 1, of: 2 }];
    case 'pareto':
      // The best fifth has the largest orders, and the smallest recency.
      return [dimension === 'recency' ? { part: 1, of: 5 } : { part: 4, of: 5 }];
    case 'edges':
    case 'mean':
      return [];
  }
}

/**
 * The edges of one dimension.
 *
 * - quantile: the i/n quantiles; equal ones collapse, so that equal values always get equal digits.
 * - edges: as given; right-closed, the lowest edge excluded, as `pandas.cut(values, edges)`.
 * - mean, median: above is high; for recency, at or below is high.
 * - pareto: above the 80th percentile is high; for recency, at or below the 20th.
 *
 * Throws a RangeError where the quantiles are not those that were asked for.
 */
export function edgesFrom(
  method: BinMethod,
  dimension: RfmDimension,
  statistics: EdgeStatistics,
): DimensionEdges {
  if (method.method === 'edges') return givenEdges(method);
  const interior =
    method.method === 'mean' ? meanEdge(statistics) : quantileEdges(method, dimension, statistics);
  const collapsed = interior.length - new Set(interior).size;
  return { interior, lower: null, upper: null, clamp: false, bins: binCount(method), collapsed };
}

function givenEdges(method: Extract<BinMethod, { method: 'edges' }>): DimensionEdges {
  return {
    interior: method.edges.slice(1, -1),
    lower: method.edges.at(0) ?? null,
    upper: method.edges.at(-1) ?? null,
    clamp: method.outside === 'clamp',
    bins: binCount(method),
    collapsed: 0,
  };
}

const meanEdge = ({ mean }: EdgeStatistics): number[] => (mean === null ? [] : [mean]);

function quantileEdges(method: BinMethod, dimension: RfmDimension, { quantiles }: EdgeStatistics): number[] {
  if (quantiles === null) return [];
  const needed = quantilesNeeded(method, dimension).length;
  if (quantiles.length !== needed) {
    throw new RangeError(
      `Bins by ${method.method} need ${needed} quantiles of ${dimension}, not ${quantiles.length}`,
    );
  }
  return [...quantiles];
}
