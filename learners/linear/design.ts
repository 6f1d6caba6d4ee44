import { LearnerError } from '../failure.js';
import type { CategoryColumn, Matrix, NumberColumn } from '../matrix.js';
import { momentsOf, rounding } from '../moments.js';
import type { Watch } from '../watch.js';

/** A number as a feature: (value − mean) / deviation; a missing value counts as the mean. */
export interface StandardisedNumber {
  readonly name: string;
  readonly mean: number;
  readonly deviation: number;
  /**
   * Least and greatest value of the training rows. A value beyond counts as the nearer of them: a coefficient says nothing
   * of values that it was not learned from. Models of before have none, and follow the straight line for ever.
   */
  readonly range?: readonly [least: number, greatest: number] | undefined;
  /** Whether values were missing in training: then being missing has a coefficient of its own. */
  readonly missing: boolean;
}

/** The feature of a value. One that is infinite, or missing, stays what it is. */
export function standardise({ mean, deviation, range }: StandardisedNumber): (value: number) => number {
  const [least, greatest] = range ?? [-Infinity, Infinity];
  const factor = 1 / deviation;
  return (value) =>
    Number.isFinite(value) ? (Math.min(Math.max(value, least), greatest) - mean) * factor : value;
}

/** A category as features, one a level, 1 where the row has it (one-hot). */
export interface Factor {
  readonly name: string;
  readonly levels: readonly string[];
  /** Whether the levels beyond the commonest were pooled; a level never seen counts as one of them, or else as missing. */
  readonly pooled: boolean;
  /** Whether values were missing in training: then being missing has a coefficient of its own. */
  readonly missing: boolean;
}

export interface LeftOut {
  readonly name: string;
  readonly reason: 'constant' | 'missing everywhere';
}

/** How columns become features, learned from the training rows. */
export interface Design {
  readonly numbers: readonly StandardisedNumber[];
  readonly factors: readonly Factor[];
  /** Columns that tell no rows apart. */
  readonly leftOut: readonly LeftOut[];
}

/**
 * Levels of a category that have a coefficient of their own, and levels of all categories together, which have equal
 * parts of them; the rarer levels of a category share one. Second derivatives take room with the square.
 */
const mostLevels = { each: 200, together: 1000 };

/**
 * Learns the design of linear models from training rows. A constant column, or one missing everywhere, is left
 * out.
 * Means and deviations (of the population) are weighted.
 *
 * @throws LearnerError InvalidValue for an infinite value, NoFeatures where no column is left
 */
export function designOf(matrix: Matrix, weights: Float64Array | undefined, watch: Watch): Design {
  const numbers: StandardisedNumber[] = [];
  const factors: Factor[] = [];
  const leftOut: LeftOut[] = [];
  const categories = matrix.columns.filter(({ kind }) => kind === 'category').length;
  const levels = Math.max(1, Math.min(mostLevels.each, Math.floor(mostLevels.together / categories)));
  for (const [position, column] of matrix.columns.entries()) {
    watch(position, matrix.columns.length);
    const { name } = column;
    const feature =
      column.kind === 'number' ? standardised(column, weights) : factorOf(column, weights, levels);
    if (typeof feature === 'string') leftOut.push({ name, reason: feature });
    else if ('mean' in feature) numbers.push(feature);
    else factors.push(feature);
  }
  if (numbers.length + factors.length > 0) return { numbers, factors, leftOut };
  throw new LearnerError(
    'NoFeatures',
    `No column tells rows apart: ${leftOut.map(({ name, reason }) => `${name} is ${reason}`).join(', ') || 'there is none'}.`,
    'Choose columns with at least two different values.',
  );
}

function standardised(column: NumberColumn, weights?: Float64Array): StandardisedNumber | LeftOut['reason'] {
  const { name } = column;
  const { present, least, greatest, mean, deviation } = momentsOf(column, weights);
  if (present === 0) return 'missing everywhere';
  const missing = present < column.values.length;
  const range = [least, greatest] as const;
  const size = Math.max(Math.abs(least), Math.abs(greatest));
  // Of a constant with gaps, the gaps alone tell rows apart.
  if (deviation <= rounding(size)) return missing ? { name, mean, deviation: 1, range, missing } : 'constant';
  return { name, mean, deviation, range, missing };
}

function factorOf(
  { name, codes, levels }: CategoryColumn,
  weights: Float64Array | undefined,
  most: number,
): Factor | LeftOut['reason'] {
  const sums = new Float64Array(levels.length);
  let missing = false;
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row] ?? -1;
    if (code < 0) missing = true;
    else sums[code] = (sums[code] ?? 0) + (weights?.[row] ?? 1);
  }
  const seen = levels.map((level, code) => ({ level, sum: sums[code] ?? 0 })).filter(({ sum }) => sum > 0);
  if (seen.length === 0) return 'missing everywhere';
  if (seen.length === 1 && !missing) return 'constant';
  // The sort is stable: of levels as common as each other the first listed stays.
  const commonest = seen.toSorted((a, b) => b.sum - a.sum).slice(0, most);
  return { name, levels: commonest.map(({ level }) => level), pooled: seen.length > most, missing };
}

/** Number of coefficients, with the intercept, which is the first. */
export const widthOf = ({ numbers, factors }: Design): number =>
  1 +
  numbers.length +
  numbers.filter(({ missing }) => missing).length +
  factors.reduce(
    (sum, { levels, pooled, missing }) => sum + levels.length + Number(pooled) + Number(missing),
    0,
  );
