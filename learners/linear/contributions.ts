import { columnOf } from '../columns.js';
import type { Matrix } from '../matrix.js';
import { namedCoefficients } from './coefficients.js';
import { standardise } from './design.js';
import type { LogisticModel } from './logistic.js';

/** What each column adds to rows' log odds beside the intercept. */
export interface LinearContributions {
  /** Columns that the model reads. */
  readonly columns: readonly string[];
  /** One number for each row and column, row after row. */
  readonly values: Float64Array;
}

/**
 * Contributions of the columns to the log odds of some rows: a number's coefficient times its standardised value, or its
 * coefficient of being missing; a category's coefficient of its level. With the intercept they sum to the row's log odds.
 *
 * @param rows numbers of rows of the matrix
 * @throws LearnerError MissingColumn, InvalidColumn
 */
export function linearContributions(
  { design, coefficients }: LogisticModel,
  matrix: Matrix,
  rows: Uint32Array,
): LinearContributions {
  const named = namedCoefficients(design, coefficients);
  const coefficientOf = (column: string, of: 'value' | 'other' | 'missing'): number | undefined =>
    named.find((one) => one.column === column && one.of === of)?.coefficient;
  const numbers = design.numbers.map((number) => {
    const { name } = number;
    const { values } = columnOf(matrix, name, 'number');
    const standardised = standardise(number);
    const [slope = 0, missing = 0] = [coefficientOf(name, 'value'), coefficientOf(name, 'missing')];
    return (row: number): number => {
      const value = values[row] ?? NaN;
      return Number.isNaN(value) ? missing : slope * standardised(value);
    };
  });
  const factors = design.factors.map(({ name }) => {
    const { codes, levels } = columnOf(matrix, name, 'category');
    const other = coefficientOf(name, 'other');
    const missing = coefficientOf(name, 'missing') ?? other ?? 0;
    const ofLevel = new Map(
      named.flatMap((one) =>
        one.column === name && one.level !== undefined ? [[one.level, one.coefficient]] : [],
      ),
    );
    const ofCode = levels.map((level) => ofLevel.get(level) ?? other ?? missing);
    return (row: number): number => ofCode[codes[row] ?? -1] ?? missing;
  });
  const contributions = [...numbers, ...factors];
  const values = new Float64Array(rows.length * contributions.length);
  for (const [at, row] of rows.entries())
    for (const [column, contribution] of contributions.entries())
      values[at * contributions.length + column] = contribution(row);
  return { columns: [...design.numbers, ...design.factors].map(({ name }) => name), values };
}
