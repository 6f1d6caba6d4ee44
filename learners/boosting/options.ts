import { LearnerError } from '../failure.js';

/** `logLoss`: outcomes are 0 or 1, predictions probabilities. `squaredError`: any values. */
export type Loss = 'logLoss' | 'squaredError';

export interface BoostingOptions {
  readonly loss: Loss;
  readonly trees: number;
  /** Share of each tree's step that is taken, in (0, 1]. */
  readonly learningRate: number;
  /** Greatest number of leaves of a tree. */
  readonly leaves: number;
  /** Fewest rows of a leaf, estimated from its share of the hessian as LightGBM does. */
  readonly minLeafRows: number;
  /** Least sum of hessians of a leaf. */
  readonly minLeafHessian: number;
  /** L2 penalty of leaf values. */
  readonly lambda: number;
  /** Drawn towards no effect as by so many rows when categories are ordered; fewer rows are no candidates. */
  readonly categorySmoothing: number;
  /** L2 penalty on top where a set of categories is split off. */
  readonly categoryPenalty: number;
  /** Most categories that are split off at once. */
  readonly maxCategories: number;
  /** Fewest rows of the categories that one candidate set adds to the one before. */
  readonly minCategoryRows: number;
  /** Columns whose rise must never lower (1), or never raise (−1), a prediction; numbers only. */
  readonly monotone: Readonly<Record<string, 1 | -1>>;
  /**
   * Ends when so many trees in a row did not lower the loss of rows held out: a share drawn by the seed, or the last so
   * many rows, which may be later ones.
   */
  readonly earlyStopping?:
    | { readonly rounds: number; readonly share: number }
    | { readonly rounds: number; readonly lastRows: number };
  readonly seed: number;
}

/** LightGBM's defaults. */
export const boostingDefaults: BoostingOptions = {
  loss: 'logLoss',
  trees: 100,
  learningRate: 0.1,
  leaves: 31,
  minLeafRows: 20,
  minLeafHessian: 1e-3,
  lambda: 0,
  categorySmoothing: 10,
  categoryPenalty: 10,
  maxCategories: 32,
  minCategoryRows: 100,
  monotone: {},
  seed: 1,
};

/** Fills in defaults. Throws `InvalidOption` for what is out of range. */
export function boostingOptions(given: Partial<BoostingOptions>): BoostingOptions {
  const options = { ...boostingDefaults, ...given };
  const { earlyStopping } = options;
  const require = (holds: boolean, what: string): void => {
    if (holds) return;
    throw new LearnerError('InvalidOption', `Gradient boosting needs ${what}.`, 'Correct the setting.');
  };
  require(isWhole(options.trees, 1), 'at least 1 tree, a whole number');
  require(isWhole(options.leaves, 2) && options.leaves <= 65_535, '2 to 65,535 leaves, a whole number');
  require(options.learningRate > 0 && options.learningRate <= 1, 'a learning rate above 0, at most 1');
  const least = [options.minLeafRows, options.minLeafHessian, options.lambda, options.categorySmoothing];
  require([...least, options.categoryPenalty, options.minCategoryRows].every(
    (one) => one >= 0 && one < Infinity,
  ), 'limits and penalties that are not negative');
  require(isWhole(options.maxCategories, 1), 'at least 1 category to split off, a whole number');
  require(isWhole(options.seed, 0), 'a seed that is a whole number from 0');
  if (earlyStopping) {
    require(isWhole(earlyStopping.rounds, 1), 'at least 1 round before stopping early');
    if ('share' in earlyStopping)
      require(earlyStopping.share > 0 && earlyStopping.share < 1, 'a share of rows held out between 0 and 1');
    else require(isWhole(earlyStopping.lastRows, 1), 'at least 1 last row to hold out');
  }
  return options;
}

const isWhole = (value: number, least: number): boolean => Number.isSafeInteger(value) && value >= least;
