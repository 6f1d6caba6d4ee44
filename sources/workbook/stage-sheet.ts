import type { SourceContext } from '../context.js';
import type { Archive } from './archive.js';
import type { Sheet } from './catalogue.js';
import type { CellContext } from './cell-value.js';
import { damagedWorkbook } from './faults.js';
import { sheetRowScanner } from './sheet-rows.js';
import { sheetTable } from './sheet-table.js';
import { withSpool } from './spool.js';
import type { StagedSheet } from './spool-sql.js';

/** Streams one sheet to its spool file. `onProgress` gets the rows of this sheet so far. */
export async function stageSheet(
  archive: Archive,
  sheet: Sheet,
  headerRow: number,
  cells: CellContext,
  spoolFile: string,
  { signal, onProgress }: Pick<SourceContext, 'signal' | 'onProgress'>,
): Promise<StagedSheet> {
  const { place } = cells;
  const part = archive.find(sheet.part);
  if (part === undefined) throw damagedWorkbook(place, `part ${sheet.part} is missing`);
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
