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
