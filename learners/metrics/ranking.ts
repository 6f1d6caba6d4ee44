import { LearnerError } from '../failure.js';
import { checkWeights } from '../labels.js';
import { ascendingOrder } from './order.js';

/**
 * Rows by their score, highest first. Rows of the same score stand together, since nothing orders them: every measure
 * that is made of this is the same for any order of the rows.
 */
export interface Ranking {
  /** Different scores, descending. */
  readonly scores: Float64Array;
  /** Weight of the rows of each score. */
  readonly weights: Float64Array;
  /** Of it, the weight of those with label 1. */
  readonly positives: Float64Array;
  /** Sums of both. */
  readonly weight: number;
  readonly positive: number;
}

/**
 * Ranks rows by their score, for all measures that ask who stands above whom.
 *
 * @param target 0 or 1 of each row
 * @throws LearnerError TooFewRows, InvalidValue for a score that is missing, InvalidWeight
 */
export function rankingOf(scores: Float64Array, target: ArrayLike<number>, weights?: Float64Array): Ranking {
  checkScores(scores, target);
  checkWeights(weights);
  const order = ascendingOrder(scores).reverse();
  const distinct = new Float64Array(scores.length);
  const weightSums = new Float64Array(scores.length);
  const positiveSums = new Float64Array(scores.length);
  let groups = 0;
  let [weight, positive] = [0, 0];
  for (const row of order) {
    const score = scores[row] ?? 0;
    const own = weights === undefined ? 1 : (weights[row] ?? 0);
    if (groups === 0 || score !== distinct[groups - 1]) distinct[groups++] = score;
    weightSums[groups - 1] = (weightSums[groups - 1] ?? 0) + own;
    weight += own;
    if (target[row] !== 1) continue;
    positiveSums[groups - 1] = (positiveSums[groups - 1] ?? 0) + own;
    positive += own;
  }
  return {
    scores: distinct.slice(0, groups),
    weights: weightSums.slice(0, groups),
    positives: positiveSums.slice(0, groups),
    weight,
    positive,
  };
}

/** Refuses no rows, and scores that are missing. @throws LearnerError TooFewRows, InvalidValue; RangeError for other lengths */
export function checkScores(scores: Float64Array, target: ArrayLike<number>): void {
  if (scores.length !== target.length) {
    throw new RangeError(`${scores.length} scores for ${target.length} labels`);
  }
  if (scores.length === 0) {
    throw new LearnerError('TooFewRows', 'There are no rows to measure.', 'Look at what chooses the rows.');
  }
  const row = scores.findIndex(Number.isNaN);
  if (row === -1) return;
  throw new LearnerError(
    'InvalidValue',
    `Row ${row + 1} has no score.`,
    'Score every row that is to be measured.',
  );
}
