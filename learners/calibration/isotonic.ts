import { LearnerError } from '../failure.js';
import { checkValues, checkWeights } from '../labels.js';
import { ascendingOrder } from '../metrics/order.js';
import { checkFiniteScores } from './finite_scores.js';

/** A rising function through points, straight between them and level beyond the first and last. */
export interface IsotonicScale {
  /** Ascending, each once. */
  readonly scores: readonly number[];
  /** Value at each; never falls. */
  readonly values: readonly number[];
}

/**
 * The rising function of the score with the least weighted squares of differences from the target: pool adjacent
 * violators (Barlow et al. 1972; Zadrozny & Elkan 2002 for calibration). Rows of equal score are pooled first.
 *
 * @param scores of rows that the model was not trained with
 * @param target 0 or 1 of each row, or any values
 * @throws LearnerError TooFewRows, InvalidValue, InvalidLabel, InvalidWeight
 */
export function isotonicScale(
  scores: Float64Array,
  target: Float64Array,
  weights?: Float64Array,
): IsotonicScale {
  checkFiniteScores(scores, target);
  checkValues(target);
  checkWeights(weights);
  return cornersOf(pooled(scores, target, weights));
}

/** Values of the function at scores. @throws LearnerError InvalidValue for a score that is missing */
export function isotonicValues({ scores: at, values }: IsotonicScale, scores: Float64Array): Float64Array {
  return scores.map((score, row) => {
    if (Number.isNaN(score)) {
      throw new LearnerError('InvalidValue', `Row ${row + 1} has no score.`, 'Score every row.');
    }
    const above = firstAbove(at, score);
    const left = at[above - 1];
    const right = at[above];
    if (left === undefined) return values[0] ?? Number.NaN;
    const low = values[above - 1] ?? Number.NaN;
    if (right === undefined) return low;
    return low + ((score - left) / (right - left)) * ((values[above] ?? Number.NaN) - low);
  });
}

/** Rows of neighbouring scores that share a value. */
interface Pool {
  readonly from: number;
  to: number;
  sum: number;
  weight: number;
}

function pooled(scores: Float64Array, target: Float64Array, weights: Float64Array | undefined): Pool[] {
  const pools: Pool[] = [];
  const order = ascendingOrder(scores);
  for (let place = 0; place < order.length;) {
    const score = scores[order[place] ?? 0] ?? 0;
    const next: Pool = { from: score, to: score, sum: 0, weight: 0 };
    for (; place < order.length && scores[order[place] ?? 0] === score; place += 1) {
      const row = order[place] ?? 0;
      const weight = weights === undefined ? 1 : (weights[row] ?? 0);
      next.sum += weight * (target[row] ?? 0);
      next.weight += weight;
    }
    pools.push(next);
    mergeViolators(pools);
  }
  return pools;
}

/** Merges the last pool with those before it as long as it is not above them. */
function mergeViolators(pools: Pool[]): void {
  for (;;) {
    const last = pools.at(-1);
    const before = pools.at(-2);
    if (before === undefined || last === undefined) return;
    if (before.sum / before.weight < last.sum / last.weight) return;
    before.to = last.to;
    before.sum += last.sum;
    before.weight += last.weight;
    pools.pop();
  }
}

function cornersOf(pools: readonly Pool[]): IsotonicScale {
  const corners = pools.flatMap(({ from, to, sum, weight }) =>
    (from === to ? [from] : [from, to]).map((score) => ({ score, value: sum / weight })),
  );
  return { scores: corners.map(({ score }) => score), values: corners.map(({ value }) => value) };
}

/** Position of the first number of an ascending list that is above `value`. */
function firstAbove(list: readonly number[], value: number): number {
  let from = 0;
  let to = list.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((list[middle] ?? 0) > value) to = middle;
    else from = middle + 1;
  }
  return from;
}
