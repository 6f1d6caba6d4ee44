/** Bin 0 of every feature holds missing values; the others are numbered from 1. */
export const missingBin = 0;
export const greatestBin = 255;

/** A number's bins: bin b holds what is above `cuts[b − 2]` and at most `cuts[b − 1]`. */
export interface NumberBins {
  readonly kind: 'number';
  readonly name: string;
  /** Ascending, at most 254. */
  readonly cuts: Float64Array;
}

/** A category's bins: bin b holds `levels[b − 1]`. */
export interface CategoryBins {
  readonly kind: 'category';
  readonly name: string;
  readonly levels: readonly string[];
  /**
   * Whether one more bin holds all other levels, those never seen too; so it is where there are more levels than bins.
   * Otherwise a level never seen counts as missing.
   */
  readonly others: boolean;
}

export type FeatureBins = NumberBins | CategoryBins;

/** The feature's last bin; 0 where it has missing values only. */
export const lastBin = (bins: FeatureBins): number =>
  bins.kind === 'number' ? bins.cuts.length + 1 : bins.levels.length + (bins.others ? 1 : 0);
