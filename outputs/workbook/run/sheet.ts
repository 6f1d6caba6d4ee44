import type { Config } from '../../../config/schema.js';
import type { Manifest } from '../../../contracts/manifest.js';
import { quoteIdentifier } from '../../../engine/quote.js';
import type { Session } from '../../../engine/session.js';
import type { Report } from '../../../reporting/report.js';
import { columnText, type ColumnName } from '../../../reporting/texts/columns.js';
import { sectionTexts } from '../../../reporting/texts/sections.js';
import { sheetTexts, type SheetName } from '../../../reporting/texts/sheets.js';
import type { ColumnKind, SheetColumn, SheetRow, Shade, TableSheet } from '../content.js';

/** What the manifest of every job tells of its run. */
export type RunAccount = Pick<
  Manifest,
  | 'business'
  | 'runId'
  | 'asOf'
  | 'timeZone'
  | 'codeVersion'
  | 'configurationHash'
  | 'publishedAt'
  | 'inputs'
  | 'counts'
  | 'gates'
  | 'drift'
>;

/** What the workbook of a run is made from. */
export interface RunWorkbook<Account extends RunAccount = Manifest> {
  /** The run's tables are readable in it under their names, masked as its readers may see them. */
  readonly session: Session;
  readonly config: Pick<Config, 'currency' | 'mail'>;
  readonly manifest: Account;
  readonly tables: readonly string[];
  /** What the run tells; its language is that of the workbook. */
  readonly report: Report;
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
  readonly shade?: Shade;
  /** Money as its source has it, in whatever currency; other money is in that of the business, which the heading names. */
  readonly asRead?: true;
}

/** A column that the data dictionary explains. */
export interface DescribedColumn extends SheetColumn {
  readonly meaning: string;
  /** Name in the stored tables; null: in none. */
  readonly stored: string | null;
}

export const isDescribed = (column: SheetColumn): column is DescribedColumn => 'meaning' in column;

/** Name and title of a sheet, and its columns with their headings in the language of the reader. */
export function headed(
  run: Pick<RunWorkbook, 'config' | 'report'>,
  sheet: SheetName,
  columns: readonly RunColumn[],
): Omit<TableSheet, 'rows'> & { readonly columns: readonly DescribedColumn[] } {
  const { locale } = run.report;
  const name = sheetTexts(locale).names[sheet];
  return {
    id: sheet,
    name,
    title: name,
    columns: columns.map(({ asRead, ...column }): DescribedColumn => {
      const { text, stored = text, ...shown } = column;
      const [heading, meaning] = columnText(text, locale);
      return { ...shown, heading: asRead ? heading : headingOf(run, column), meaning, stored };
    }),
  };
}

/** Heading of a column in the language of the reader; that of money names the currency. */
export function headingOf(
  { config, report: { locale } }: Pick<RunWorkbook, 'config' | 'report'>,
  { text, kind }: Pick<RunColumn, 'text' | 'kind'>,
): string {
  const [heading] = columnText(text, locale);
  return kind === 'money' ? sectionTexts(locale).ownUnit(heading, config.currency) : heading;
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
