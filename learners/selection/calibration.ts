import { isotonicScale, isotonicValues, type IsotonicScale } from '../calibration/isotonic.js';
import { plattProbabilities, plattScale, type PlattScale } from '../calibration/platt.js';
import { ascendingOrder } from '../metrics/order.js';
import { logLoss } from '../metrics/probability_scores.js';
import { joinedValues } from '../rows.js';
import type { OutOfSample } from './fold.js';

/** What turns a model's probabilities into ones that come true as often as they say. */
export type Calibration =
  /** A sigmoid of the log odds. */
  | ({ readonly method: 'platt' } & PlattScale)
  /** A rising function of the log odds. */
  | ({ readonly method: 'isotonic' } & IsotonicScale);

/** With fewer rows of a class the steps of an isotonic function would be chance. */
const leastForIsotonic = 1000;
/** So many neighbouring rows make a step of an isotonic function at least, so that its ends are no single rows. */
const stepRows = 50;
/** A model that is certain is not believed beyond this: log odds stay finite. */
const closest = 1e-6;

/**
 * The calibration that is learned from these rows: of both methods the one that, learned from the earlier rows, does better
 * on the later ones.
 *
 * @param parts rows in order of time, each part predicted without itself
 * @throws LearnerError OneClass, TooFewRows
 */
export function calibrationFrom(parts: readonly OutOfSample[]): Calibration {
  const all = joined(parts);
  const [earlier, later] = [joined(parts.slice(0, -1)), joined(parts.slice(-1))];
  if (!bearsIsotonic(all)) return fitted('platt', all);
  if (!bearsIsotonic(earlier) || later.target.length === 0) return fitted('platt', all);
  const lossBy = (method: Calibration['method']): number =>
    logLoss(calibrated(fitted(method, earlier), later.probabilities), later.target);
  return fitted(lossBy('isotonic') < lossBy('platt') ? 'isotonic' : 'platt', all);
}

/** Probabilities as a calibration corrects them; without one as they are. */
export function calibrated(calibration: Calibration | null, probabilities: Float64Array): Float64Array {
  if (calibration === null) return probabilities;
  const scores = probabilities.map(logOdds);
  if (calibration.method === 'platt') return plattProbabilities(calibration, scores);
  return isotonicValues(calibration, scores);
}

export function logOdds(probability: number): number {
  const bounded = Math.min(Math.max(probability, closest), 1 - closest);
  return Math.log(bounded / (1 - bounded));
}

function fitted(method: Calibration['method'], { probabilities, target }: OutOfSample): Calibration {
  const scores = probabilities.map(logOdds);
  if (method === 'platt') return { method, ...plattScale(scores, target) };
  const steps = stepsOf(scores, target);
  const scale = isotonicScale(steps.scores, steps.shares, steps.rows);
  // A share of none or all of so many rows is no certainty.
  const least = 1 / (target.length + 2);
  return {
    method,
    ...scale,
    values: scale.values.map((value) => Math.min(Math.max(value, least), 1 - least)),
  };
}

/** Neighbouring rows together: their mean score and share of label 1. */
function stepsOf(scores: Float64Array, target: Float64Array) {
  const order = ascendingOrder(scores);
  const count = Math.max(1, Math.floor(order.length / stepRows));
  const [means, shares, rows] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)];
  for (const [place, row] of order.entries()) {
    const step = Math.min(count - 1, Math.floor(place / stepRows));
    const before = rows[step] ?? 0;
    means[step] = (means[step] ?? 0) + ((scores[row] ?? 0) - (means[step] ?? 0)) / (before + 1);
    shares[step] = (shares[step] ?? 0) + ((target[row] ?? 0) - (shares[step] ?? 0)) / (before + 1);
    rows[step] = before + 1;
  }
  return { scores: means, shares, rows };
}

function bearsIsotonic({ target }: OutOfSample): boolean {
  const positives = target.reduce((sum, label) => sum + label, 0);
  return Math.min(positives, target.length - positives) >= leastForIsotonic;
}

const joined = (parts: readonly OutOfSample[]): OutOfSample => ({
  probabilities: joinedValues(parts.map(({ probabilities }) => probabilities)),
  target: joinedValues(parts.map(({ target }) => target)),
});
