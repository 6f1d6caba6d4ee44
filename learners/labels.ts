import { LearnerError } from './failure.js';
import type { Labelled } from './learner.js';

/** Throws `TooFewRows` without rows, `InvalidOption` for arrays of other lengths, `InvalidWeight`. */
export function checkRows({ matrix, target, weights }: Labelled): void {
  if (matrix.rows === 0)
    throw new LearnerError('TooFewRows', 'There are no rows to learn from.', 'Widen what is selected.');
  if (target.length !== matrix.rows || (weights && weights.length !== matrix.rows))
    throw new RangeError(`outcomes, or weights, are not as many as the ${matrix.rows} rows`);
  checkWeights(weights);
}

/** Throws `InvalidWeight` unless all are above 0 and finite. */
export function checkWeights(weights: Float64Array | undefined): void {
  const wrong = weights?.findIndex((weight) => !(weight > 0 && weight < Infinity)) ?? -1;
  if (wrong >= 0)
    throw new LearnerError(
      'InvalidWeight',
      `The weight of row ${wrong + 1} is ${weights?.[wrong]}; weights are above 0 and finite.`,
      'Leave the row out, or correct its weight.',
    );
}

/** Throws `InvalidLabel` unless all are 0 or 1, and `OneClass` unless there are both. */
export function checkBinary(target: Float64Array): void {
  const wrong = target.findIndex((label) => label !== 0 && label !== 1);
  if (wrong >= 0) throw invalidLabel(wrong, target[wrong], '0 or 1');
  checkSeveral(target);
}

/** Number of classes. Throws `InvalidLabel` unless all are 0, 1, 2 …, and `OneClass` where there is but one. */
export function checkClasses(target: Float64Array): number {
  const wrong = target.findIndex((label) => !(Number.isInteger(label) && label >= 0 && label < 1000));
  if (wrong >= 0) throw invalidLabel(wrong, target[wrong], 'a whole number from 0 to 999');
  checkSeveral(target);
  return target.reduce((greatest, label) => Math.max(greatest, label), 0) + 1;
}

/** Throws `InvalidLabel` unless all are finite. */
export function checkValues(target: Float64Array): void {
  const wrong = target.findIndex((value) => !Number.isFinite(value));
  if (wrong >= 0) throw invalidLabel(wrong, target[wrong], 'a finite number');
}

function checkSeveral(target: Float64Array): void {
  if (target.every((label) => label === target[0]))
    throw new LearnerError(
      'OneClass',
      `All ${target.length} rows have the label ${target[0]}: there is nothing to tell apart.`,
      'Choose a window, or a definition of the outcome, for which there are rows of both kinds.',
    );
}

const invalidLabel = (row: number, label: number | undefined, expected: string): LearnerError =>
  new LearnerError(
    'InvalidLabel',
    `The outcome of row ${row + 1} is ${label}; it must be ${expected}.`,
    'Correct the outcome, or leave the row out.',
  );
