import { checkSomeRows } from '../checks.js';
import { LearnerError } from '../failure.js';

/**
 * Refuses no scores, and ones that are infinite or missing.
 * @throws LearnerError TooFewRows, InvalidValue; RangeError where there are not as many as labels
 */
export function checkFiniteScores(scores: Float64Array, target: Float64Array): void {
  if (scores.length !== target.length) {
    throw new RangeError(`${scores.length} scores for ${target.length} labels`);
  }
  checkSomeRows(scores.length);
  const row = scores.findIndex((score) => !Number.isFinite(score));
  if (row === -1) return;
  throw new LearnerError(
    'InvalidValue',
    `The score of row ${row + 1} is ${String(scores[row])}.`,
    'Calibrate with finite scores.',
  );
}
