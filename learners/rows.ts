import { sharedBytes } from './kernel/shared_memory.js';
import type { Labelled } from './learner.js';
import type { Column, Matrix } from './matrix.js';

/** The rows of these numbers, in this order, as a matrix of their own. */
export const takeRows = ({ columns }: Matrix, rows: Uint32Array): Matrix => ({
  rows: rows.length,
  columns: columns.map((column) => takenColumn(column, rows)),
});

/** The same of rows with their target and weights. */
export const takeLabelled = ({ matrix, target, weights }: Labelled, rows: Uint32Array): Labelled => ({
  matrix: takeRows(matrix, rows),
  target: taken(target, rows),
  ...(weights === undefined ? {} : { weights: taken(weights, rows) }),
});

/** In shared memory, so that threads learn from them without another copy. */
function takenColumn(column: Column, rows: Uint32Array): Column {
  if (column.kind === 'number') return { ...column, values: taken(column.values, rows) };
  const codes = new Int32Array(sharedBytes(rows.length * 4));
  for (let at = 0; at < rows.length; at += 1) codes[at] = column.codes[rows[at] ?? 0] ?? -1;
  return { ...column, codes };
}

function taken<Values extends Float64Array | Float32Array>(values: Values, rows: Uint32Array): Values;
function taken(values: Float64Array | Float32Array, rows: Uint32Array): Float64Array | Float32Array {
  const some =
    values instanceof Float32Array
      ? new Float32Array(sharedBytes(rows.length * 4))
      : new Float64Array(sharedBytes(rows.length * 8));
  for (let at = 0; at < rows.length; at += 1) some[at] = values[rows[at] ?? 0] ?? Number.NaN;
  return some;
}

/** Rows one part after the other. */
export const joinedRows = (parts: readonly Uint32Array[]): Uint32Array =>
  filled(new Uint32Array(lengthOf(parts)), parts);

/** Values one part after the other. */
export const joinedValues = (parts: readonly Float64Array[]): Float64Array =>
  filled(new Float64Array(lengthOf(parts)), parts);

const lengthOf = (parts: readonly ArrayLike<number>[]): number =>
  parts.reduce((sum, { length }) => sum + length, 0);

function filled<Values extends Uint32Array | Float64Array>(all: Values, parts: readonly Values[]): Values {
  let next = 0;
  for (const part of parts) {
    all.set(part, next);
    next += part.length;
  }
  return all;
}

/** Rows whose value is wanted, ascending. */
export function rowsWhere(values: ArrayLike<number>, isWanted: (value: number) => boolean): Uint32Array {
  const rows = new Uint32Array(values.length);
  let count = 0;
  for (let row = 0; row < values.length; row += 1)
    if (isWanted(values[row] ?? Number.NaN)) rows[count++] = row;
  return rows.slice(0, count);
}
