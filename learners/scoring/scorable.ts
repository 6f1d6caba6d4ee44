import type { FeatureBins } from '../bins/feature_bins.js';
import type { Trees } from '../trees/trees.js';

/** What scoring needs of a model: a row's result is the start and the values of its leaves, then the link. */
export interface Scorable {
  readonly features: readonly FeatureBins[];
  readonly trees: Trees;
  /** Of every output, before the first tree. */
  readonly start: number;
  /** `logistic`: 1 / (1 + e^−score). `mean`: the sum over the trees by their number. */
  readonly link: 'logistic' | 'identity' | 'mean';
}
