import type { SourceContext } from '../context.js';
import { requirePart, type Archive } from './archive.js';
import type { Sheet } from './catalogue.js';
import type { CellContext } from './cell_value.js';
import { sheetRowScanner } from './sheet_rows.js';
import { sheetTable } from './sheet_table.js';
import { withSpool } from './spool.js';
import type { StagedSheet } from './spool_sql.js';

export interface SheetToStage {
  readonly archive: Archive;
  readonly sheet: Sheet;
  /** Row of the headings, from 1. */
  readonly headerRow: number;
  readonly cells: CellContext;
  readonly spoolFile: string;
}

/** Streams one sheet to its spool file. `onProgress` gets the rows of this sheet so far. */
export async function stageSheet(
  { archive, sheet, headerRow, cells, spoolFile }: SheetToStage,
  { signal, onProgress }: Pick<SourceContext, 'signal' | 'onProgress'>,
): Promise<StagedSheet> {
  const { place } = cells;
  const part = requirePart(archive, sheet.part, place);
  return await withSpool(spoolFile, place, async (spool) => {
    const table = sheetTable(headerRow, place, (row) => {
      spool.add(row);
    });
    const scanner = sheetRowScanner(cells, (row) => {
      table.add(row);
    });
    for await (const chunk of archive.read(part, signal, place)) {
      scanner.push(chunk);
      await spool.flush();
      onProgress(table.rows());
    }
    scanner.end();
    return {
      file: archive.file,
      sheet: sheet.name,
      columns: table.columns(),
      rows: table.rows(),
      spool: spoolFile,
      longestLine: spool.longestLine(),
    };
  });
}
