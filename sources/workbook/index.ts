import { createHash } from 'node:crypto';
import path from 'node:path';
import type { WorkbookSourceConfig } from '../../config/schema.js';
import type { InputFile, SourceContext } from '../context.js';
import { refuseChanged } from '../fingerprint.js';
import type { Relation } from '../relation.js';
import { verifyArchive, withArchive } from './archive.js';
import { readCatalogue } from './catalogue.js';
import { cellsOf } from './cells_of.js';
import { chooseSheets } from './choose_sheets.js';
import { relationOf, type StagedSheet } from './spool_sql.js';
import { stageSheet } from './stage_sheet.js';

export type WorkbookContext = Pick<SourceContext, 'spoolFolder' | 'signal' | 'onProgress'>;

/**
 * The wanted sheets of workbooks as one relation of text columns, united by heading, in the order of files, tabs and
 * rows. `source_row` is Excel's row number; blank rows are passed over.
 *
 * Each sheet is streamed to a CSV file of the spool folder. Values are text there: numbers as plain decimals with the
 * source's decimal mark, dates as `YYYY-MM-DD`, or `YYYY-MM-DD HH:MM:SS[.mmm]` when they have a time, times and durations as `HH:MM:SS[.mmm]`,
 * `true` and `false`, error cells as `#DIV/0!`; an empty cell is null. No row is handed on before every part of the
 * archive has passed its checksum.
 *
 * The work is done in slices of some milliseconds, so that timers and heartbeats go on.
 *
 * @throws MemberflowError `InvalidSource` with file, sheet, row and column as far as they are known;
 * `SourceUnavailable` or `DiskFull` when waiting may help; the signal's reason soon after it aborts.
 */
export async function openWorkbook(
  source: WorkbookSourceConfig,
  files: readonly InputFile[],
  context: WorkbookContext,
): Promise<Relation> {
  const staged: StagedSheet[] = [];
  for (const file of files) {
    const before = staged.reduce((rows, sheet) => rows + sheet.rows, 0);
    staged.push(...(await stageFile(source, file, before, context)));
    await refuseChanged(file);
  }
  return relationOf(staged, files);
}

async function stageFile(
  source: WorkbookSourceConfig,
  file: InputFile,
  rowsBefore: number,
  { spoolFolder, signal, onProgress }: WorkbookContext,
): Promise<readonly StagedSheet[]> {
  return await withArchive(file, async (archive) => {
    const catalogue = await readCatalogue(archive, signal);
    const chosen = chooseSheets(catalogue.sheets, source.sheets, file.path);
    await verifyArchive(archive, signal, catalogue.sheets);
    const cells = await cellsOf(archive, catalogue, source, signal);
    const staged: StagedSheet[] = [];
    let rows = rowsBefore;
    for (const [index, sheet] of chosen.entries()) {
      const progress = {
        signal,
        onProgress: (sheetRows: number) => {
          onProgress(rows + sheetRows);
        },
      };
      const spoolFile = path.join(spoolFolder, spoolName(source, file, index));
      const task = { archive, sheet, headerRow: source.header_row, cells: cells(sheet), spoolFile };
      const result = await stageSheet(task, progress);
      rows += result.rows;
      staged.push(result);
    }
    return staged;
  });
}

/** The same at every attempt, and another one for every source, file and sheet. */
function spoolName(source: WorkbookSourceConfig, file: InputFile, sheet: number): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([source, file.path]))
    .digest('hex')
    .slice(0, 16);
  return `workbook-${digest}-${sheet + 1}.csv`;
}
