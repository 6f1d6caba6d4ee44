import type { Config } from '../../../config/schema.js';
import type { Manifest } from '../../../contracts/manifest.js';
import { quoteIdentifier } from '../../../engine/quote.js';
import type { Session } from '../../../engine/session.js';
import { columnText, type ColumnName } from '../../../reporting/texts/columns.js';
import { sheetTexts, type SheetName } from '../../../reporting/texts/sheets.js';
import type { ColumnKind, SheetContent, SheetRow } from '../content.js';

/** What the workbook of a run is made from. The tables are readable in the session under their names. */
export interface RunWorkbook {
  readonly session: Session;
  readonly config: Config;
  readonly manifest: Manifest;
  readonly tables: readonly string[];
}

/** A column of a sheet. */
export interface RunColumn {
  /** By which its heading and its meaning are found. */
  readonly text: ColumnName;
  readonly kind: ColumnKind;
  /** Name in the table that the sheet shows; default: that of its text. Null: it is made while the sheet is. */
  readonly stored?: string | null;
  /** In characters; default: as the rows ask for. */
  readonly width?: number;
}

/** Name and title of a sheet, and its columns with their headings in the language of the reader. */
export function headed(
  { config: { locale } }: Pick<RunWorkbook, 'config'>,
  sheet: SheetName,
  columns: readonly RunColumn[],
): Pick<SheetContent, 'name' | 'title' | 'columns'> {
  const name = sheetTexts(locale).names[sheet];
  return {
    name,
    title: name,
    columns: columns.map(({ text, kind, width }) => ({
      heading: columnText(text, locale)[0],
      kind,
      ...(width === undefined ? {} : { width }),
    })),
  };
}

/** Names of the columns in the table that the sheet shows; those that are made with the sheet are left out. */
export const storedNames = (columns: readonly RunColumn[]): readonly string[] =>
  columns.flatMap(({ text, stored = text }) => (stored === null ? [] : [stored]));

/** The stored columns for a select. */
export const selectList = (columns: readonly RunColumn[]): string =>
  storedNames(columns).map(quoteIdentifier).join(', ');

/** Rows that are at hand, in the form of those that are read. */
// eslint-disable-next-line @typescript-eslint/require-await -- nothing to wait for
export async function* inOneBatch(rows: readonly SheetRow[]): AsyncIterable<readonly SheetRow[]> {
  yield rows;
}

/** Rows of a table, each changed while it passes. */
export async function* changed(
  batches: AsyncIterable<readonly SheetRow[]>,
  change: (row: SheetRow) => SheetRow,
): AsyncIterable<readonly SheetRow[]> {
  for await (const rows of batches) yield rows.map(change);
}
