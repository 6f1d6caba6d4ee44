import { checkCount } from '../checks.js';
import { LearnerError } from '../failure.js';
import { checkBothClasses } from './areas.js';
import type { Ranking } from './ranking.js';

/** What the best-scored rows down to some share of all would find. */
export interface LiftRow {
  /** Of all rows, from the top, in (0, 1]. */
  readonly share: number;
  /** Share of those with label 1 that are found there. */
  readonly gain: number;
  /** Gain ÷ share: how many times as many as in rows chosen at random. */
  readonly lift: number;
  /** Share of the rows found there that have label 1. */
  readonly precision: number;
}

/**
 * Cumulative gains and lift, by deciles or other parts of the rows. Rows tied at a border count in part, as if chosen at
 * random among themselves.
 * @throws LearnerError OneClass, InvalidOption
 */
export function liftTable(ranking: Ranking, parts = 10): LiftRow[] {
  checkCount('parts', parts, 1);
  checkBothClasses(ranking);
  const { weight, positive } = ranking;
  return Array.from({ length: parts }, (_, part) => {
    const share = (part + 1) / parts;
    const found = foundInTop(ranking, share * weight);
    const gain = found / positive;
    return { share, gain, lift: gain / share, precision: found / (share * weight) };
  });
}

/**
 * Share of label 1 among the `size` best-scored rows (or weight of rows); rows tied at the border count in part.
 * @throws LearnerError InvalidOption where `size` is not in (0, all]
 */
export function precisionAt(ranking: Ranking, size: number): number {
  if (!(size > 0 && size <= ranking.weight)) {
    throw new LearnerError(
      'InvalidOption',
      `The ${size} best of rows that weigh ${ranking.weight} are asked for.`,
      'Ask for more than none, and for no more than there are.',
    );
  }
  return foundInTop(ranking, size) / size;
}

/** Weight of label 1 in the best-scored rows that weigh `size`. */
function foundInTop({ weights, positives }: Ranking, size: number): number {
  let [left, found] = [size, 0];
  for (let group = 0; group < weights.length && left > 0; group += 1) {
    const weight = weights[group] ?? 0;
    found += (positives[group] ?? 0) * Math.min(1, left / weight);
    left -= weight;
  }
  return found;
}
