export type RfmDimension = 'recency' | 'frequency' | 'monetary';

/** A value for each dimension. */
export type PerDimension<T> = Readonly<Record<RfmDimension, T>>;

/** How the values of one dimension are cut into bins. */
export type BinMethod =
  /** `n` bins of equally many members, as far as equal values allow. */
  | { readonly method: 'quantile'; readonly n: number }
  /** Bins between given edges, in increasing order. */
  | { readonly method: 'edges'; readonly edges: readonly number[]; readonly outside: 'null' | 'clamp' }
  /** Low and high, parted by the mean. */
  | { readonly method: 'mean' }
  /** Low and high, parted by the median. */
  | { readonly method: 'median' }
  /** 80/20: the best fifth is high. */
  | { readonly method: 'pareto' };

/** The method of each dimension, where one method may stand for all three. */
export function binMethods(bins: BinMethod | PerDimension<BinMethod>): PerDimension<BinMethod> {
  return 'method' in bins ? { recency: bins, frequency: bins, monetary: bins } : bins;
}

/** How many digits a method can give: they run from 1, worst, to this number, best. */
export function binCount(method: BinMethod): number {
  switch (method.method) {
    case 'quantile':
      return method.n;
    case 'edges':
      return method.edges.length - 1;
    case 'mean':
    case 'median':
    case 'pareto':
      return 2;
  }
}

/** {@link binCount} of each dimension. */
export function binCounts(methods: PerDimension<BinMethod>): PerDimension<number> {
  return {
    recency: binCount(methods.recency),
    frequency: binCount(methods.frequency),
    monetary: binCount(methods.monetary),
  };
}
