import type { SheetColumn, SheetRow } from '../content.js';

/** A field of the source whose values become rows or columns, and these in their order. */
export interface PivotAxis {
  /** Number of the source's column, counted from 0. */
  readonly field: number;
  /** Every text that the source has in it, once. */
  readonly items: readonly string[];
}

/** A pivot table: members by group and period, say. Its source is small enough to be held. */
export interface Pivot {
  /** The table of a sheet without a title: a pivot looks for its headings in the first row. */
  readonly source: {
    /** Id of the sheet. */
    readonly sheet: string;
    readonly columns: readonly SheetColumn[];
    /** A text in every field of an axis, numbers in those that are summed. */
    readonly rows: readonly SheetRow[];
  };
  /** One, or an outer and an inner one. */
  readonly rows: readonly [PivotAxis] | readonly [outer: PivotAxis, inner: PivotAxis];
  readonly columns: PivotAxis;
  /** Field that is summed. */
  readonly valueField: number;
  /** What the sum is called; must differ from the field's heading. */
  readonly valueTitle: string;
  /** What the sums of rows and columns are called. */
  readonly total: string;
  /** Row of the sheet that the pivot begins in, counted from 0; it begins in the first column. */
  readonly row: number;
}
