import { LearnerError } from '../failure.js';

/** `classes`: outcomes are numbers of classes, predictions probabilities. `values`: any values. */
export type Outcome = 'classes' | 'values';

export interface ForestOptions {
  readonly outcome: Outcome;
  readonly trees: number;
  /** Features drawn for each split; without it the root of their number for classes, a third of it for values. */
  readonly featuresASplit?: number;
  /** Least weight of a leaf; a row weighs as often as it was drawn. */
  readonly minLeafWeight: number;
  readonly seed: number;
}

/** Those of Breiman and of scikit-learn. */
export const forestDefaults: ForestOptions = { outcome: 'classes', trees: 100, minLeafWeight: 1, seed: 1 };

/** Fills in defaults. Throws `InvalidOption` for what is out of range. */
export function forestOptions(given: Partial<ForestOptions>, features: number): Required<ForestOptions> {
  const { outcome } = { ...forestDefaults, ...given };
  const usual = outcome === 'classes' ? Math.floor(Math.sqrt(features)) : Math.floor(features / 3);
  const options = { featuresASplit: Math.max(1, usual), ...forestDefaults, ...given };
  const require = (holds: boolean, what: string): void => {
    if (!holds)
      throw new LearnerError('InvalidOption', `A random forest needs ${what}.`, 'Correct the setting.');
  };
  const isWhole = (value: number, least: number): boolean => Number.isSafeInteger(value) && value >= least;
  require(isWhole(options.trees, 1), 'at least 1 tree, a whole number');
  require(isWhole(options.featuresASplit, 1) &&
    options.featuresASplit <= Math.max(1, features), `1 to ${features} features a split, a whole number`);
  require(options.minLeafWeight > 0 && options.minLeafWeight < Infinity, 'a leaf weight above 0');
  require(isWhole(options.seed, 0), 'a seed that is a whole number from 0');
  return options;
}
