import type { Conduct, Labelled } from '../learner.js';
import { joinedRows } from '../rows.js';

/**
 * Rows to learn from and rows to be predicted from them, which they must not know: later ones, or others at random.
 * Each part of the predicted rows, such as a day in the past, is measured for itself.
 */
export interface Fold {
  readonly learned: Uint32Array;
  readonly validated: readonly Uint32Array[];
}

/** All rows of a fold that are predicted, part after part. */
export const validatedRows = ({ validated }: Fold): Uint32Array => joinedRows(validated);

/** Probabilities of rows that were not learned from, with what came. */
export interface OutOfSample {
  readonly probabilities: Float64Array;
  readonly target: Float64Array;
}

/**
 * The parts of a fold with what was predicted for them.
 * @param predicted in the order of `validatedRows`
 */
export function predictedParts(
  { validated }: Fold,
  predicted: Float64Array,
  target: Float64Array,
): OutOfSample[] {
  let next = 0;
  return validated.map((part) => ({
    probabilities: predicted.subarray(next, (next += part.length)),
    target: Float64Array.from(part, (row) => target[row] ?? NaN),
  }));
}

/** How a way of learning did on the folds. */
export interface Tried<Model> {
  /** What it predicted, part after part of all folds. */
  readonly parts: readonly OutOfSample[];
  /** Learns with the settings that did best on the folds. */
  readonly train: (data: Labelled, conduct: Conduct) => Promise<Model>;
}
