import { ascendingOrder } from '../metrics/order.js';

/**
 * Standard error of the difference of two models' areas under the ROC curve on the same rows: how much they differ by
 * chance. DeLong, DeLong & Clarke-Pearson 1988, "Comparing the areas under two or more correlated receiver operating
 * characteristic curves". 0 where a class has fewer than two rows.
 */
export function areaNoise(one: Float64Array, other: Float64Array, target: Float64Array): number {
  const differences = difference(placements(one, target), placements(other, target));
  const isPositive = (row: number): boolean => target[row] === 1;
  return Math.sqrt(
    varianceOfMean(differences.filter((_, row) => isPositive(row))) +
      varianceOfMean(differences.filter((_, row) => !isPositive(row))),
  );
}

/** Of each row the share of rows of the other class that it is ranked rightly against, a tie counting half. */
function placements(scores: Float64Array, target: Float64Array): Float64Array {
  const order = ascendingOrder(scores);
  const positives = target.reduce((sum, label) => sum + (label === 1 ? 1 : 0), 0);
  const negatives = target.length - positives;
  const placed = new Float64Array(scores.length);
  let [positivesBelow, negativesBelow] = [0, 0];
  for (let from = 0; from < order.length;) {
    let to = from;
    let positivesHere = 0;
    for (; to < order.length && scores[order[to] ?? 0] === scores[order[from] ?? 0]; to += 1)
      if (target[order[to] ?? 0] === 1) positivesHere += 1;
    const negativesHere = to - from - positivesHere;
    for (const row of order.subarray(from, to))
      placed[row] =
        target[row] === 1
          ? (negativesBelow + negativesHere / 2) / negatives
          : 1 - (positivesBelow + positivesHere / 2) / positives;
    positivesBelow += positivesHere;
    negativesBelow += negativesHere;
    from = to;
  }
  return placed;
}

const difference = (one: Float64Array, other: Float64Array): Float64Array =>
  one.map((value, row) => value - (other[row] ?? 0));

function varianceOfMean(values: Float64Array): number {
  const { length } = values;
  if (length < 2) return 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (length - 1) / length;
}
