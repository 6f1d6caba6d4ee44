import type { FeatureBins } from '../bins/feature_bins.js';
import type { Trees } from '../trees/trees.js';
import { leafMark } from '../trees/trees.js';

export interface Importance {
  readonly name: string;
  /** Share of all gain, in [0, 1]. */
  readonly share: number;
}

/**
 * How much of the trees' gain came from splits by each feature; shares sum to 1, or are all 0 where no tree splits.
 * Favours features of many values: where that matters, permute held-out rows instead.
 */
export function gainImportance(features: readonly FeatureBins[], { feature, gain }: Trees): Importance[] {
  const sums = new Float64Array(features.length);
  for (const [node, index] of feature.entries())
    if (index !== leafMark) sums[index] = (sums[index] ?? 0) + (gain[node] ?? 0);
  const total = sums.reduce((sum, one) => sum + one, 0);
  return features.map(({ name }, index) => ({ name, share: total > 0 ? (sums[index] ?? 0) / total : 0 }));
}
