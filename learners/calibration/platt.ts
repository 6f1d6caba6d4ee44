import { checkBinary, checkWeights } from '../labels.js';
import { newton, type Surface } from '../linear/newton.js';
import { sigmoid, softplus } from '../linear/sigmoid.js';
import { checkFiniteScores } from './finite_scores.js';

/** Probability of label 1 = 1 / (1 + e^−(slope × score + intercept)). */
export interface PlattScale {
  readonly slope: number;
  readonly intercept: number;
}

const settings = { tolerance: 1e-6, mostSteps: 100 };

/**
 * Turns scores into probabilities by a sigmoid of greatest likelihood (Platt 1999; Lin, Lin & Weng 2007, "A note on
 * Platt's probabilistic outputs for support vector machines"): labels count as (positives + 1) ÷ (positives + 2) and
 * 1 ÷ (negatives + 2), weighted, so that a score that separates them does not give certainty.
 *
 * Scores that are all the same give everyone the share of label 1 so counted.
 *
 * @param scores of rows that the model was not trained with
 * @throws LearnerError TooFewRows, InvalidValue, InvalidLabel, OneClass, InvalidWeight, NotConverged
 */
export function plattScale(scores: Float64Array, target: Float64Array, weights?: Float64Array): PlattScale {
  checkFiniteScores(scores, target);
  checkBinary(target);
  checkWeights(weights);
  const { high, low, share } = smoothedTargets(target, weights);
  const { mean, deviation } = spreadOf(scores);
  const start = Math.log(share / (1 - share));
  if (deviation === 0) return { slope: 0, intercept: start };
  // Around the mean and in deviations, so that the steps are of like size whatever the scores' unit is.
  const surfaceAt = (point: Float64Array): Surface => {
    const [shift = 0, steepness = 0] = point;
    const sums = { loss: 0, byShift: 0, bySteepness: 0, shifts: 0, both: 0, steepnesses: 0 };
    for (let row = 0; row < scores.length; row += 1) {
      const weight = weights === undefined ? 1 : (weights[row] ?? 0);
      const score = ((scores[row] ?? 0) - mean) / deviation;
      const expected = target[row] === 1 ? high : low;
      const logit = shift + steepness * score;
      const probability = sigmoid(logit);
      const slope = weight * (probability - expected);
      const curvature = weight * probability * (1 - probability);
      sums.loss += weight * (softplus(logit) - expected * logit);
      sums.byShift += slope;
      sums.bySteepness += slope * score;
      sums.shifts += curvature;
      sums.both += curvature * score;
      sums.steepnesses += curvature * score * score;
    }
    return {
      loss: sums.loss,
      gradient: Float64Array.of(sums.byShift, sums.bySteepness),
      hessian: Float64Array.of(sums.shifts, 0, sums.both, sums.steepnesses),
    };
  };
  const [shift = 0, steepness = 0] = newton(surfaceAt, Float64Array.of(start, 0), settings);
  return { slope: steepness / deviation, intercept: shift - (steepness * mean) / deviation };
}

/** Probabilities of label 1 for scores. */
export const plattProbabilities = ({ slope, intercept }: PlattScale, scores: Float64Array): Float64Array =>
  scores.map((score) => sigmoid(slope * score + intercept));

/** What labels 1 and 0 count as, and the mean of that. */
function smoothedTargets(target: Float64Array, weights: Float64Array | undefined) {
  let positive = 0;
  let negative = 0;
  for (let row = 0; row < target.length; row += 1) {
    const weight = weights === undefined ? 1 : (weights[row] ?? 0);
    if (target[row] === 1) positive += weight;
    else negative += weight;
  }
  const high = (positive + 1) / (positive + 2);
  const low = 1 / (negative + 2);
  return { high, low, share: (positive * high + negative * low) / (positive + negative) };
}

function spreadOf(scores: Float64Array): { readonly mean: number; readonly deviation: number } {
  // Constant scores would have a spread of rounding errors.
  if (scores.every((score) => score === scores[0])) return { mean: scores[0] ?? 0, deviation: 0 };
  const mean = scores.reduce((sum, score) => sum + score / scores.length, 0);
  const squares = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / scores.length) };
}
