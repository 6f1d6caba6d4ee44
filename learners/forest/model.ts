import type { FeatureBins } from '../bins/feature_bins.js';
import type { Trees } from '../trees/trees.js';
import type { ForestOptions } from './options.js';

/** A random forest. A row's result is the mean of its leaves. */
export interface RandomForest {
  readonly options: Required<ForestOptions>;
  /** Number of classes; 0 where outcomes are values. */
  readonly classes: number;
  readonly features: readonly FeatureBins[];
  /** Of two classes one output, the probability of class 1; of several one a class; of values one. */
  readonly trees: Trees;
  /** Which of the trees these are, by number; all of them once training is done. */
  readonly numbers: readonly number[];
}
