import { brierScore, logLoss } from '../metrics/probability_scores.js';
import { prAuc, rocAuc } from '../metrics/areas.js';
import { precisionAt } from '../metrics/lift.js';
import { ascendingOrder } from '../metrics/order.js';
import { rankingOf } from '../metrics/ranking.js';

/** How good probabilities are on rows that were not learned from. Null: not defined, as of rows of one class. */
export interface Quality {
  readonly rows: number;
  /** Rows with label 1. */
  readonly positives: number;
  readonly rocAuc: number | null;
  readonly prAuc: number | null;
  /** In nats. */
  readonly logLoss: number;
  readonly brier: number;
  /** Share of label 1 in the tenth with the greatest probabilities, as a multiple of the share in all. */
  readonly liftTopTenth: number | null;
  /** Share of all rows with label 1 that are in that tenth. */
  readonly foundInTopTenth: number | null;
}

/**
 * @param probabilities of label 1
 * @param target 0 or 1 of each row
 * @throws LearnerError TooFewRows, InvalidValue for what is no probability
 */
export function qualityOf(probabilities: Float64Array, target: Float64Array): Quality {
  const ranking = rankingOf(probabilities, target);
  const { weight: rows, positive } = ranking;
  const isTelling = positive > 0 && positive < rows;
  const inTopTenth = isTelling ? precisionAt(ranking, rows / 10) : null;
  return {
    rows,
    positives: positive,
    rocAuc: isTelling ? rocAuc(ranking) : null,
    prAuc: isTelling ? prAuc(ranking) : null,
    logLoss: logLoss(probabilities, target),
    brier: brierScore(probabilities, target),
    liftTopTenth: inTopTenth === null ? null : inTopTenth / (positive / rows),
    foundInTopTenth: inTopTenth === null ? null : (inTopTenth * (rows / 10)) / positive,
  };
}

/** A tenth of the rows by probability. */
export interface Tenth {
  /** 1 has the greatest probabilities. */
  readonly tenth: number;
  readonly rows: number;
  /** Mean probability, and share of label 1. */
  readonly predicted: number;
  readonly actual: number;
}

/** Rows by probability in ten parts of equal size, the highest first; rows of equal probability stand in their own order. */
export function tenthsOf(probabilities: Float64Array, target: Float64Array): Tenth[] {
  const order = ascendingOrder(probabilities).reverse();
  return Array.from({ length: 10 }, (_, at) => {
    const part = order.subarray(
      Math.floor((at * order.length) / 10),
      Math.floor(((at + 1) * order.length) / 10),
    );
    const meanOf = (values: Float64Array) =>
      part.reduce((sum, row) => sum + (values[row] ?? 0), 0) / part.length;
    return { tenth: at + 1, rows: part.length, predicted: meanOf(probabilities), actual: meanOf(target) };
  }).filter(({ rows }) => rows > 0);
}
