import { stat } from 'node:fs/promises';
import { sha256OfFile } from '../../store/folder.js';
import { createArchive, type Archive } from './archive.js';
import { columnLetters } from './cells.js';
import { excelLimits, type WorkbookContent, type WorkbookLimits } from './content.js';
import { sheetNames, tableNames } from './names.js';
import {
  contentTypesPart,
  corePropertiesPart,
  rootRelationships,
  sheetRelationships,
  workbookPart,
  workbookRelationships,
} from './package.js';
import { replaceFile } from './replace_file.js';
import { sharedStrings } from './shared_strings.js';
import { writeSheets, type WrittenSheet } from './sheet.js';
import { stylesPart } from './styles.js';
import { tablePart } from './table.js';
import { noticeTexts } from './texts.js';

const mostColumns = 16_384;

export interface WriteContext {
  /** Stops the writing within a moment; nothing is left of it. */
  readonly signal: AbortSignal;
  /** Called every few hundred rows with those written so far, over all sheets. */
  readonly onProgress: (rows: number) => void;
}

export interface WrittenWorkbook {
  readonly path: string;
  readonly bytes: number;
  /** In hex. The same content gives the same bytes. */
  readonly sha256: string;
}

/**
 * Writes an Excel workbook, row by row and in constant memory: each table on a sheet of its own, with title, notes,
 * frozen headings, filter, formats and print settings. The event loop stays free: rows become text a few hundred at a
 * time, compression and file writing run on Node's thread pool.
 * @param target final path; the file appears there whole or not at all
 * @param limits what one sheet and the archive can hold
 * @throws MemberflowError DiskFull, or InvalidInput when the format cannot hold the content; the signal's reason
 * when it aborts; whatever the rows throw; RangeError for a workbook without sheets or a sheet without columns
 */
export async function writeWorkbook(
  target: string,
  workbook: WorkbookContent,
  context: WriteContext,
  limits: WorkbookLimits = excelLimits,
): Promise<WrittenWorkbook> {
  const { signal } = context;
  refuseWithoutTable(workbook);
  try {
    await replaceFile(target, async (file) => {
      signal.throwIfAborted();
      await writeParts(createArchive(file, signal, limits.bytes), workbook, context, limits);
      signal.throwIfAborted();
    });
  } catch (error) {
    // Streams that were cut off report that in their own words.
    signal.throwIfAborted();
    throw error;
  }
  return { path: target, bytes: (await stat(target)).size, sha256: await sha256OfFile(target) };
}

/** Excel opens no workbook without a sheet, and no table without a column; it has no more than XFD columns. */
function refuseWithoutTable({ sheets }: WorkbookContent): void {
  if (sheets.length === 0) throw new RangeError('A workbook needs a sheet');
  for (const { name, columns } of sheets) {
    if (columns.length === 0 || columns.length > mostColumns) {
      throw new RangeError(`Sheet ${name} has ${columns.length} columns; it can have 1 to ${mostColumns}`);
    }
  }
}

/**
 * The parts in an order that needs no second look: sheets while their rows come, then what is known only after them.
 * (The first three are those by which file(1) and mail filters tell a workbook from any zip archive.)
 */
async function writeParts(
  archive: Archive,
  workbook: WorkbookContent,
  { signal, onProgress }: WriteContext,
  limits: WorkbookLimits,
): Promise<void> {
  await archive.add('_rels/.rels', [rootRelationships]);
  await archive.add('docProps/core.xml', [corePropertiesPart(workbook.properties)]);
  await archive.add('xl/styles.xml', [stylesPart]);

  const strings = sharedStrings();
  const names = sheetNames();
  const texts = noticeTexts[workbook.locale];
  let rows = 0;
  const onRows = (count: number) => {
    onProgress((rows += count));
  };
  let number = 0;
  const nextNumber = () => (number += 1);
  const sheets: WrittenSheet[] = [];
  // Declared names come first; continuations take what is left.
  const tabs = workbook.sheets.map((content) => ({ content, name: names(content.name) }));
  for (const { content, name } of tabs) {
    sheets.push(
      ...(await writeSheets(content, name, {
        archive,
        strings,
        names,
        texts,
        limits,
        signal,
        nextNumber,
        onRows,
      })),
    );
  }

  await writeTables(archive, sheets);
  await archive.add('xl/sharedStrings.xml', [strings.part()]);
  await archive.add('xl/workbook.xml', [workbookPart(sheets)]);
  await archive.add('xl/_rels/workbook.xml.rels', [workbookRelationships(sheets)]);
  await archive.add('[Content_Types].xml', [contentTypesPart(sheets)]);
  await archive.finish();
}

async function writeTables(archive: Archive, sheets: readonly WrittenSheet[]): Promise<void> {
  const uniqueTable = tableNames();
  for (const { number, tableName, headings, headingRow, lastRow } of sheets) {
    const reference = `A${headingRow}:${columnLetters(headings.length - 1)}${lastRow}`;
    await archive.add(`xl/tables/table${number}.xml`, [
      tablePart(number, uniqueTable(tableName), reference, headings),
    ]);
    await archive.add(`xl/worksheets/_rels/sheet${number}.xml.rels`, [sheetRelationships(number)]);
  }
}
