import type { PlacedChart } from './chart/drawing_part.js';
import type { SheetContent, WorkbookLimits } from './content.js';
import type { UniqueNames } from './names.js';
import type { Parts } from './parts.js';
import type { Pivot } from './pivot/content.js';
import type { SharedStrings } from './shared_strings.js';
import type { NoticeTexts } from './texts.js';

/** The Excel table of a sheet. Rows are counted from 1. */
export interface WrittenTable {
  /** Name that its own is made from; continuations have the same. */
  readonly name: string;
  readonly headings: readonly string[];
  readonly headingRow: number;
  /** At least one beneath the headings. */
  readonly lastRow: number;
}

/** A sheet that stands in the archive. */
export interface WrittenSheet {
  /** Counted from 1 over the workbook. */
  readonly number: number;
  readonly name: string;
  readonly content: SheetContent;
  readonly table: WrittenTable | null;
  /** First and last of the rows that every printed page repeats. */
  readonly printTitles: readonly [first: number, last: number] | null;
  readonly charts: readonly PlacedChart[];
  readonly pivot: Pivot | null;
}

/** What the sheets of a workbook share while it is written. */
export interface OpenWorkbook {
  readonly parts: Parts;
  readonly strings: SharedStrings;
  readonly names: UniqueNames;
  /** The name of the first sheet of an id. */
  readonly nameOf: (id: string) => string;
  readonly texts: NoticeTexts;
  readonly limits: WorkbookLimits;
  readonly signal: AbortSignal;
  readonly nextNumber: () => number;
  readonly onRows: (rows: number) => void;
}

/** Name of the part of a sheet. */
export const sheetPartName = (number: number): string => `xl/worksheets/sheet${number}.xml`;
