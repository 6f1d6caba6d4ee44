import { columnLetters } from './cells.js';

const quoted = (sheet: string): string => `'${sheet.replaceAll("'", "''")}'`;

/** The formula of cells of one column, such as `'RFM groups'!$A$4:$A$9`; rows are counted from 1, columns from 0. */
export function rangeFormula(sheet: string, column: number, first: number, last = first): string {
  const letters = columnLetters(column);
  const from = `$${letters}$${first}`;
  return `${quoted(sheet)}!${first === last ? from : `${from}:$${letters}$${last}`}`;
}

/** The formula of whole rows, such as `'RFM groups'!$1:$4`. */
export const rowsFormula = (sheet: string, first: number, last: number): string =>
  `${quoted(sheet)}!$${first}:$${last}`;

/** Where a link leads that shows a sheet from its beginning. */
export const sheetStart = (sheet: string): string => `${quoted(sheet)}!A1`;

/** The cells of a table or pivot, such as `A4:G9`; columns are counted from 0. */
export const areaOf = (columns: number, firstRow: number, lastRow: number): string =>
  `A${firstRow}:${columnLetters(columns - 1)}${lastRow}`;
