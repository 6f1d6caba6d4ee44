import type { SheetRow } from '../content.js';

/** The table of a sheet of the same workbook, small enough to be held: its values are stored with the chart too. */
export interface ChartData {
  /** Id of the sheet. */
  readonly sheet: string;
  readonly headings: readonly string[];
  /** Category in the first column, a series in each of the others. */
  readonly rows: readonly SheetRow[];
}

/** Where a chart stands on a sheet that is laid out freely: its upper left corner, counted from 0. */
export interface ChartPlace {
  readonly column: number;
  readonly row: number;
}

/** Series of a table as columns that stand on each other, as lines, or both. */
export interface SheetChart {
  readonly title: string;
  /** What it shows, in words: the alternative text. */
  readonly description: string;
  readonly data: ChartData;
  /** Columns of the data that are drawn as columns. */
  readonly columns: readonly number[];
  /** Columns of the data that are drawn as lines. */
  readonly lines: readonly number[];
  readonly categoryTitle: string;
  readonly valueTitle: string;
  /** All values are shares, and their axis is in per cent. */
  readonly valuesAreShares?: boolean;
  /** The lines are shares, on an axis of their own from 0 to 100 %; absent: they have that of the columns. */
  readonly shareTitle?: string;
  /** Absent: beside the table. */
  readonly place?: ChartPlace;
  /** In pixels. */
  readonly size: { readonly width: number; readonly height: number };
}

/** Most series that Excel draws in one chart. */
export const mostSeries = 255;
