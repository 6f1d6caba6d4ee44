import { checkCount } from '../checks.js';
import { checkWeights } from '../labels.js';
import { ascendingOrder } from './order.js';
import { checkProbabilities } from './probability_scores.js';

/** Rows of like probability: what was predicted for them, and what happened. */
export interface CalibrationBin {
  /** Least and greatest probability in the bin. */
  readonly from: number;
  readonly to: number;
  readonly rows: number;
  /** Weighted means. */
  readonly predicted: number;
  readonly observed: number;
}

/**
 * Predicted against observed in bins of about as many rows each. Edges are quantiles by linear interpolation (type 7);
 * the bin of a row is the number of interior edges below its probability, so that equal probabilities share a bin.
 * Empty bins are left out.
 *
 * @param bins how many, as far as different probabilities fill them
 * @throws LearnerError TooFewRows, InvalidValue for what is no probability, InvalidWeight, InvalidOption
 */
export function calibrationTable(
  probabilities: Float64Array,
  target: ArrayLike<number>,
  weights?: Float64Array,
  bins = 10,
): CalibrationBin[] {
  checkCount('bins', bins, 1);
  checkProbabilities(probabilities, target);
  checkWeights(weights);
  const order = ascendingOrder(probabilities);
  const probabilityAt = (place: number) => probabilities[order[place] ?? 0] ?? 0;
  const edges = Array.from({ length: bins - 1 }, (_, edge) =>
    quantile(probabilityAt, order.length, (edge + 1) / bins),
  );
  const table: CalibrationBin[] = [];
  for (let start = 0, edge = 0; start < order.length;) {
    let end = start;
    while (edge < edges.length && (edges[edge] ?? 1) < probabilityAt(start)) edge += 1;
    const upTo = edges[edge] ?? Infinity;
    let [total, predicted, observed] = [0, 0, 0];
    for (; end < order.length && probabilityAt(end) <= upTo; end += 1) {
      const row = order[end] ?? 0;
      const weight = weights === undefined ? 1 : (weights[row] ?? 0);
      total += weight;
      predicted += weight * probabilityAt(end);
      if (target[row] === 1) observed += weight;
    }
    table.push({
      from: probabilityAt(start),
      to: probabilityAt(end - 1),
      rows: end - start,
      predicted: predicted / total,
      observed: observed / total,
    });
    start = end;
  }
  return table;
}

function quantile(valueAt: (place: number) => number, count: number, share: number): number {
  const place = share * (count - 1);
  const below = valueAt(Math.floor(place));
  return below + (place - Math.floor(place)) * (valueAt(Math.ceil(place)) - below);
}
