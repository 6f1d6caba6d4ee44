import type { FeatureBins } from '../bins/feature_bins.js';
import type { Trees } from '../trees/trees.js';
import type { BoostingOptions } from './options.js';

/** Boosted trees. A row's score is the bias and the values of its leaves. */
export interface BoostedTrees {
  readonly options: BoostingOptions;
  readonly bias: number;
  readonly features: readonly FeatureBins[];
  readonly trees: Trees;
  /** Mean loss of the rows held out after each tree that was grown; empty without early stopping. */
  readonly heldOutLoss: readonly number[];
}
