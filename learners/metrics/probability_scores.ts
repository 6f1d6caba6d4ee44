import { LearnerError } from '../failure.js';
import { checkWeights } from '../labels.js';
import { checkScores } from './ranking.js';

/** What a probability of 0 or 1 that proves wrong counts as: else one row would make the loss infinite. */
const closest = Number.EPSILON;

/**
 * Mean of −ln(probability given to what happened), weighted; probabilities within 2⁻⁵² of 0 and 1 are moved there.
 * @throws LearnerError TooFewRows, InvalidValue for what is no probability, InvalidWeight
 */
export const logLoss = (
  probabilities: Float64Array,
  target: ArrayLike<number>,
  weights?: Float64Array,
): number =>
  meanOver(probabilities, target, weights, (probability, happened) => {
    const bounded = Math.min(Math.max(probability, closest), 1 - closest);
    return -Math.log(happened ? bounded : 1 - bounded);
  });

/**
 * Mean squared difference of probability and label, weighted (Brier 1950).
 * @throws LearnerError TooFewRows, InvalidValue for what is no probability, InvalidWeight
 */
export const brierScore = (
  probabilities: Float64Array,
  target: ArrayLike<number>,
  weights?: Float64Array,
): number =>
  meanOver(probabilities, target, weights, (probability, happened) => (probability - Number(happened)) ** 2);

function meanOver(
  probabilities: Float64Array,
  target: ArrayLike<number>,
  weights: Float64Array | undefined,
  lossOf: (probability: number, happened: boolean) => number,
): number {
  checkProbabilities(probabilities, target);
  checkWeights(weights);
  let [sum, total] = [0, 0];
  for (let row = 0; row < probabilities.length; row += 1) {
    const weight = weights === undefined ? 1 : (weights[row] ?? 0);
    sum += weight * lossOf(probabilities[row] ?? 0, target[row] === 1);
    total += weight;
  }
  return sum / total;
}

/** Refuses what is no probability. @throws LearnerError TooFewRows, InvalidValue */
export function checkProbabilities(probabilities: Float64Array, target: ArrayLike<number>): void {
  checkScores(probabilities, target);
  const row = probabilities.findIndex((probability) => !(probability >= 0 && probability <= 1));
  if (row === -1) return;
  throw new LearnerError(
    'InvalidValue',
    `Row ${row + 1} has the probability ${String(probabilities[row])}; it lies between 0 and 1.`,
    'Calibrate scores before they are measured as probabilities.',
  );
}
