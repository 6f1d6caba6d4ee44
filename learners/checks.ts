import { LearnerError } from './failure.js';
import type { Matrix } from './matrix.js';

/**
 * Refuses a matrix without rows, or whose columns have another number of rows than it says.
 * @throws LearnerError TooFewRows; RangeError for a column of another length
 */
export function checkMatrix({ rows, columns }: Matrix): void {
  checkSomeRows(rows);
  checkLengths({ rows, columns });
}

/** Refuses columns that have another number of rows than their matrix says. @throws RangeError */
export function checkLengths({ rows, columns }: Matrix): void {
  for (const column of columns) {
    const { length } = column.kind === 'number' ? column.values : column.codes;
    if (length !== rows) throw new RangeError(`column ${column.name} has ${length} of ${rows} rows`);
  }
}

/** Refuses no rows. @throws LearnerError TooFewRows */
export function checkSomeRows(rows: number): void {
  if (rows > 0) return;
  throw new LearnerError('TooFewRows', 'There are no rows to learn from.', 'Widen what is selected.');
}

/** Refuses a setting that is not a number above 0. @throws LearnerError InvalidOption */
export function checkPositive(name: string, value: number): void {
  if (value > 0 && value < Infinity) return;
  throw new LearnerError('InvalidOption', `${name} is ${value}.`, `Give ${name} a number above 0.`);
}

/** Refuses a setting that is not a whole number from `least` to `most`. @throws LearnerError InvalidOption */
export function checkCount(name: string, value: number, least: number, most = Infinity): void {
  if (Number.isSafeInteger(value) && value >= least && value <= most) return;
  const range = most === Infinity ? `of at least ${least}` : `from ${least} to ${most}`;
  throw new LearnerError('InvalidOption', `${name} is ${value}.`, `Give ${name} a whole number ${range}.`);
}
