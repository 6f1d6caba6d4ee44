import type { Config } from '../../config/schema.js';

export type Locale = Config['locale'];

/**
 * What a cell can hold. Money and other decimals come as text (`1299.0000`), dates and timestamps as ISO text of
 * wall-clock time (`2016-12-31`, `2016-12-31 23:59:59`): the forms in which the engine gives them exactly.
 */
export type CellValue = string | number | bigint | boolean | null;
export type SheetRow = readonly CellValue[];

export const columnKinds = ['text', 'integer', 'money', 'number', 'share', 'date', 'timestamp'] as const;

/**
 * What a column means, and so how its cells look. `text` always stays text, digits too; `share` is a fraction
 * shown in per cent. A value that is none of its column's kind is written as text rather than lost.
 */
export type ColumnKind = (typeof columnKinds)[number];

export interface SheetColumn {
  /** Heading, with the unit where there is one. */
  readonly heading: string;
  readonly kind: ColumnKind;
  /** In characters of the default font; absent: as wide as the heading and the first rows ask for. */
  readonly width?: number;
}

/** One table, with a sheet of its own (or several, where its rows do not fit on one). */
export interface SheetContent {
  /** Name on the tab; made legal and unique when written. */
  readonly name: string;
  /** Stands in A1. */
  readonly title: string;
  /** Lines beneath the title. */
  readonly notes?: readonly string[];
  readonly columns: readonly SheetColumn[];
  /** The rows, in batches of any size; read once, in order, as fast as they can be written. */
  readonly rows: AsyncIterable<readonly SheetRow[]>;
}

export interface WorkbookContent {
  readonly properties: { readonly title: string; readonly creator: string };
  /** Language of the few words that the writer itself adds. */
  readonly locale: Locale;
  /** At least one. */
  readonly sheets: readonly SheetContent[];
}

/** What the file format can hold; smaller in tests. */
export interface WorkbookLimits {
  /** Rows of a sheet, those above the table included. */
  readonly rows: number;
  /** Bytes of the archive and of each part, uncompressed. */
  readonly bytes: number;
}

export const excelLimits: WorkbookLimits = { rows: 1_048_576, bytes: 0xffff_ffff };
