import type { WorkbookSourceConfig } from '../../config/schema.js';
import type { FoundFile } from '../files.js';
import { requirePart, withArchive, type Archive } from './archive.js';
import { readCatalogue, type Sheet } from './catalogue.js';
import type { CellContext } from './cell_value.js';
import { cellsOf } from './cells_of.js';
import { chooseSheets } from './choose_sheets.js';
import { sheetRowScanner } from './sheet_rows.js';
import { cellTexts, sheetTable, type SheetColumn } from './sheet_table.js';

/** Names of a workbook's worksheets, hidden ones too, in the order of their tabs. Throws InvalidSource. */
export async function readSheetNames(file: FoundFile, signal: AbortSignal): Promise<readonly string[]> {
  return await withArchive(file, async (archive) => {
    const { sheets } = await readCatalogue(archive, signal);
    return sheets.map(({ name }) => name);
  });
}

/** The beginning of one sheet. */
export interface SheetPreview {
  readonly file: string;
  readonly sheet: string;
  /** Headings, and `Column D` for a blank one above a value of these rows; none for an empty sheet. */
  readonly headings: readonly string[];
  /** The first rows below the headings; values in the order of the headings. */
  readonly rows: readonly { readonly row: number; readonly values: readonly (string | null)[] }[];
}

/**
 * Headings and first rows of each wanted sheet, without reading the sheets to their ends: a fault further on shows
 * only when the workbook is opened. Values as `openWorkbook` gives them. Throws InvalidSource.
 */
export async function previewSheets(
  source: WorkbookSourceConfig,
  files: readonly FoundFile[],
  rows: number,
  signal: AbortSignal,
): Promise<readonly SheetPreview[]> {
  const previews: SheetPreview[] = [];
  for (const file of files) {
    await withArchive(file, async (archive) => {
      const catalogue = await readCatalogue(archive, signal);
      const chosen = chooseSheets(catalogue.sheets, source.sheets, file.path);
      const cells = await cellsOf(archive, catalogue, source, signal);
      for (const sheet of chosen) {
        previews.push(await previewSheet(archive, sheet, source.header_row, cells(sheet), rows, signal));
      }
    });
  }
  return previews;
}

async function previewSheet(
  archive: Archive,
  sheet: Sheet,
  headerRow: number,
  cells: CellContext,
  limit: number,
  signal: AbortSignal,
): Promise<SheetPreview> {
  const { place } = cells;
  const part = requirePart(archive, sheet.part, place);
  const found: { row: number; texts: (string | null)[] }[] = [];
  const table = sheetTable(headerRow, place, (row) => {
    if (found.length < limit) found.push({ row: row.number, texts: cellTexts(row) });
  });
  const scanner = sheetRowScanner(cells, (row) => {
    if (found.length < limit) table.add(row);
  });
  for await (const chunk of archive.read(part, signal, place)) {
    scanner.push(chunk);
    if (found.length >= limit) break;
  }
  const columns: readonly SheetColumn[] = table.columns();
  return {
    file: archive.file,
    sheet: sheet.name,
    headings: columns.map(({ heading }) => heading),
    rows: found.map(({ row, texts }) => ({
      row,
      values: columns.map(({ column }) => texts[column] ?? null),
    })),
  };
}
