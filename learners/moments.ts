import { LearnerError } from './failure.js';
import type { NumberColumn } from './matrix.js';

/** What a column of numbers is like; missing values do not count. */
export interface Moments {
  /** Rows with a value. */
  readonly present: number;
  readonly least: number;
  readonly greatest: number;
  /** Weighted. */
  readonly mean: number;
  /** Of the population, weighted. */
  readonly deviation: number;
}

/**
 * Least and greatest value, mean and standard deviation, in two passes, so that large values with small differences
 * lose nothing.
 * @throws LearnerError InvalidValue for an infinite value, or values too large to be squared
 */
export function momentsOf({ name, values }: NumberColumn, weights?: Float64Array): Moments {
  let [present, sum, total, least, greatest] = [0, 0, 0, Infinity, -Infinity];
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] ?? NaN;
    if (Number.isNaN(value)) continue;
    const weight = weights === undefined ? 1 : (weights[row] ?? 0);
    present += 1;
    sum += weight * value;
    total += weight;
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  if (least === -Infinity || greatest === Infinity) throw infiniteValue(name);
  const mean = sum / total;
  let squares = 0;
  for (let row = 0; row < values.length; row += 1) {
    const difference = (values[row] ?? NaN) - mean;
    if (Number.isNaN(difference)) continue;
    squares += (weights === undefined ? 1 : (weights[row] ?? 0)) * difference * difference;
  }
  const deviation = Math.sqrt(squares / total);
  if (present > 0 && !Number.isFinite(deviation)) throw infiniteValue(name);
  return { present, least, greatest, mean, deviation };
}

/** A column holds a value that cannot be computed with. */
export const infiniteValue = (column: string): LearnerError =>
  new LearnerError(
    'InvalidValue',
    `Column ${column} has an infinite value, or one too large to compute with.`,
    'Make such values missing, or bound them.',
  );

/**
 * Differences up to which values of this size count as the same: rounding makes as much, and smaller ones cannot be
 * divided by.
 */
export const rounding = (size: number): number => Math.max(1e-13 * size, Number.MIN_VALUE / Number.EPSILON);

/** Third standardised moment: mean of ((value − mean) / deviation)³, unweighted. */
export function skewnessOf({ values }: NumberColumn, { present, mean, deviation }: Moments): number {
  let cubes = 0;
  for (let row = 0; row < values.length; row += 1) {
    const standard = ((values[row] ?? NaN) - mean) / deviation;
    if (!Number.isNaN(standard)) cubes += standard * standard * standard;
  }
  return cubes / present;
}
