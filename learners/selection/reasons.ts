import { scorableOf } from '../boosting/gradient_boosting.js';
import { contributionsOf } from '../explain/contributions.js';
import type { Conduct } from '../learner.js';
import { linearContributions } from '../linear/contributions.js';
import type { Column, Matrix } from '../matrix.js';
import { logOdds } from './calibration.js';
import type { SelectedModel } from './selected_model.js';

/** Why a row's probability is above what is usual. */
export interface Reason {
  readonly column: string;
  /** What the row has there: of a number its value, NaN where missing; null of a category. */
  readonly value: number | null;
  /** Of a category; null where missing, and of a number. */
  readonly level: string | null;
  /** Rise of the log odds by it, above 0. */
  readonly contribution: number;
}

/**
 * The columns that raise each row's log odds most, the strongest first, at most `most` of them; fewer where fewer raise it.
 * By TreeSHAP or, of a linear model, the distance from the mean; before calibration. What all rows of a day share is left
 * out.
 *
 * @param rows numbers of rows of the matrix
 */
export async function reasonsOf(
  model: SelectedModel,
  matrix: Matrix,
  rows: Uint32Array,
  most: number,
  conduct: Conduct = {},
): Promise<Reason[][]> {
  const { columns, values } = await logOddsContributions(model, matrix, rows, conduct);
  const named = columns.map((name) => matrix.columns.find((column) => column.name === name));
  const own = columns.map((name) => !model.shared.includes(name));
  return Array.from(rows, (row, at) => {
    const contributions = values.subarray(at * columns.length, (at + 1) * columns.length);
    return Array.from(contributions.keys())
      .filter((column) => own[column] === true && (contributions[column] ?? 0) > 0)
      .sort((a, b) => (contributions[b] ?? 0) - (contributions[a] ?? 0) || a - b)
      .slice(0, most)
      .map((column) => ({
        column: columns[column] ?? '',
        ...cellOf(named[column], row),
        contribution: contributions[column] ?? 0,
      }));
  });
}

function cellOf(column: Column | undefined, row: number): Pick<Reason, 'value' | 'level'> {
  if (column?.kind === 'number') return { value: column.values[row] ?? NaN, level: null };
  return { value: null, level: column?.levels[column.codes[row] ?? -1] ?? null };
}

interface Contributions {
  readonly columns: readonly string[];
  /** One number for each row and column, row after row. */
  readonly values: Float64Array;
}

/** What each column moves rows' log odds by, counted from what is usual in training. */
export async function logOddsContributions(
  { fitted, centre }: SelectedModel,
  matrix: Matrix,
  rows: Uint32Array,
  conduct: Conduct,
): Promise<Contributions> {
  if (fitted.learner === 'logistic_regression') {
    const { columns, values } = linearContributions(fitted.model, matrix, rows);
    return { columns, values: values.map((value, at) => value - (centre[at % columns.length] ?? 0)) };
  }
  const columns = fitted.model.features.map(({ name }) => name);
  if (fitted.learner === 'gradient_boosting')
    return {
      columns,
      values: (await contributionsOf(scorableOf(fitted.model), matrix, rows, conduct)).values,
    };
  const { features, trees } = fitted.model;
  const shares = { features, trees, start: 0, link: 'mean' } as const;
  const { expected, values } = await contributionsOf(shares, matrix, rows, conduct);
  return { columns, values: onLogOdds(values, expected, columns.length) };
}

/**
 * A forest's contributions move its probability. Each row's are stretched so that they sum to what they move its log odds
 * by (the rescale rule of Shrikumar, Greenside & Kundaje 2017): their order, and their parts of the whole, stay.
 */
function onLogOdds(values: Float64Array, expected: number, columns: number): Float64Array {
  const stretched = new Float64Array(values.length);
  for (let from = 0; from < values.length; from += columns) {
    const row = values.subarray(from, from + columns);
    const moved = row.reduce((sum, value) => sum + value, 0);
    const usual = Math.max(expected * (1 - expected), Number.EPSILON);
    const scale =
      Math.abs(moved) < 1e-9 ? 1 / usual : (logOdds(expected + moved) - logOdds(expected)) / moved;
    for (const [at, value] of row.entries()) stretched[from + at] = value * scale;
  }
  return stretched;
}
