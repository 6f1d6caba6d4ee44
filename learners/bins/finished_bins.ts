import type { Column } from '../matrix.js';
import type { BinnedFeature } from './bin_columns.js';
import type { FeatureBins } from './feature_bins.js';

/** A feature's bins with its names, as a model keeps them. */
export function finishedBins(binned: BinnedFeature, { name, ...column }: Column): FeatureBins {
  if ('cuts' in binned) return { kind: 'number', name, cuts: binned.cuts };
  const { codes, others } = binned.order;
  const levels = column.kind === 'category' ? column.levels : [];
  return { kind: 'category', name, levels: Array.from(codes, (code) => levels[code] ?? ''), others };
}

export const sameBins = (one: FeatureBins, other: FeatureBins): boolean => {
  if (one.name !== other.name) return false;
  if (one.kind === 'number') return other.kind === 'number' && sameItems(one.cuts, other.cuts);
  return other.kind === 'category' && one.others === other.others && sameItems(one.levels, other.levels);
};

const sameItems = (one: ArrayLike<unknown>, other: ArrayLike<unknown>): boolean =>
  one.length === other.length && Array.from(one).every((item, at) => item === other[at]);
