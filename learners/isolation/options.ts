import { LearnerError } from '../failure.js';

export interface IsolationOptions {
  readonly trees: number;
  /** Rows drawn for each tree; few suffice, and keep crowds of anomalies from hiding each other. */
  readonly sample: number;
  readonly seed: number;
}

/** Those of the paper. */
export const isolationDefaults: IsolationOptions = { trees: 100, sample: 256, seed: 1 };

/** Fills in defaults. Throws `InvalidOption` for what is out of range. */
export function isolationOptions(given: Partial<IsolationOptions>): IsolationOptions {
  const options = { ...isolationDefaults, ...given };
  const isWhole = (value: number, least: number): boolean => Number.isSafeInteger(value) && value >= least;
  if (isWhole(options.trees, 1) && isWhole(options.sample, 2) && isWhole(options.seed, 0)) return options;
  throw new LearnerError(
    'InvalidOption',
    'An isolation forest needs at least 1 tree, 2 rows a tree and a seed from 0, all whole numbers.',
    'Correct the setting.',
  );
}
