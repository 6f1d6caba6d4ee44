import { rangeFormula } from '../formulas.js';
import type { WrittenSheet } from '../sheet.js';

/** Where the columns of a chart's data stand. */
export interface ChartReferences {
  readonly heading: (column: number) => string;
  readonly values: (column: number) => string;
}

/**
 * References to the table of a sheet; undefined where its rows went on over several sheets, since a series cannot: the
 * chart then keeps its values without a reference.
 * @param parts the sheets that the table takes up
 */
export function chartReferences(
  parts: readonly Pick<WrittenSheet, 'name' | 'table'>[],
): ChartReferences | undefined {
  const [only, ...others] = parts;
  if (only === undefined || only.table === null || others.length > 0) return undefined;
  const { name, table } = only;
  return {
    heading: (column) => rangeFormula(name, column, table.headingRow),
    values: (column) => rangeFormula(name, column, table.headingRow + 1, table.lastRow),
  };
}
