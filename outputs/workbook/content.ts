import type { Locale } from '../../reporting/texts/locale.js';
import type { SheetChart } from './chart/content.js';
import type { Pivot } from './pivot/content.js';
import type { StyleName } from './styles.js';

/**
 * What a cell can hold. Money and other decimals come as text (`1299.0000`), dates and timestamps as ISO text of
 * wall-clock time (`2016-12-31`, `2016-12-31 23:59:59`): the forms in which the engine gives them exactly.
 */
export type CellValue = string | number | bigint | boolean | null;
export type SheetRow = readonly CellValue[];

export const columnKinds = [
  'text',
  'integer',
  'money',
  'number',
  'measure',
  'share',
  'date',
  'timestamp',
] as const;

/**
 * What a column means, and so how its cells look. `text` always stays text, digits too; `share` is a fraction
 * shown in per cent. A value that is none of its column's kind is written as text rather than lost.
 */
export type ColumnKind = (typeof columnKinds)[number];

/**
 * How the numbers of a column are shaded: by a bar from 0 to the greatest; light to dark over all columns of the sheet
 * that have `scale`; or from loss over 0 to gain, over all columns that are `diverging`, up to so much on either side.
 */
export type Shade = 'bar' | 'scale' | { readonly diverging: number };

export interface SheetColumn {
  /** Heading, with the unit where there is one. */
  readonly heading: string;
  readonly kind: ColumnKind;
  /** In characters of the default font; absent: as wide as the heading and the first rows ask for. */
  readonly width?: number;
  readonly shade?: Shade;
}

interface AnySheet {
  /** By which links, charts and pivots of the workbook name the sheet; absent: none does. */
  readonly id?: string;
  /** Name on the tab; made legal and unique when written. */
  readonly name: string;
  readonly charts?: readonly SheetChart[];
}

/** One table, with a sheet of its own (or several, where its rows do not fit on one). */
export interface TableSheet extends AnySheet {
  /** Stands in A1; absent: the headings are the first row, where a pivot looks for them. */
  readonly title?: string;
  /** Lines beneath the title. */
  readonly notes?: readonly string[];
  readonly columns: readonly SheetColumn[];
  /** The rows, in batches of any size; read once, in order, as fast as they can be written. */
  readonly rows: AsyncIterable<readonly SheetRow[]>;
}

export interface PageCell {
  readonly value: CellValue;
  readonly style: StyleName;
  /** Id of the sheet that a click leads to. */
  readonly link?: string;
}

export interface PageRow {
  /** From the first column on; null: an empty cell. */
  readonly cells: readonly (PageCell | null)[];
  /** In points. */
  readonly height?: number;
}

/** A sheet that is laid out freely, whole in memory: a summary, a pivot. */
export interface PageSheet extends AnySheet {
  /** Of the columns, in characters. */
  readonly widths: readonly number[];
  readonly page: readonly PageRow[];
  /** Rows that stay in sight and on every printed page. */
  readonly frozenRows?: number;
  /** The rows that are an Excel table: those of the headings and the last, counted from 0. It begins in the first column. */
  readonly table?: { readonly headings: readonly string[]; readonly first: number; readonly last: number };
  readonly pivot?: Pivot;
}

export type SheetContent = TableSheet | PageSheet;

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
