import type { Layout } from './layout.js';

/** Rows of a table that are being collected: a typed array a column, which grows. */
export interface Rows {
  readonly layout: Layout;
  length: number;
  columns: (Int32Array | Float64Array)[];
}

const firstCapacity = 4_096;

export const newRows = (layout: Layout): Rows => ({
  layout,
  length: 0,
  columns: layout.columns.map((name) =>
    layout.fractions.includes(name) ? new Float64Array(firstCapacity) : new Int32Array(firstCapacity),
  ),
});

/** Appends a row: a number for each column of the layout, in their order. */
export function append(rows: Rows, values: readonly number[]): void {
  const at = rows.length++;
  if (at === (rows.columns[0] as Int32Array).length) rows.columns = rows.columns.map(grown);
  for (let c = 0; c < values.length; c++)
    (rows.columns[c] as Int32Array | Float64Array)[at] = values[c] as number;
}

function grown(column: Int32Array | Float64Array): Int32Array | Float64Array {
  const larger =
    column instanceof Int32Array ? new Int32Array(2 * column.length) : new Float64Array(2 * column.length);
  larger.set(column);
  return larger;
}
