import { stat } from 'node:fs/promises';
import { sha256OfFile } from '../../store/folder.js';
import { createArchive, type Archive } from './archive.js';
import { writeAttachments } from './attachments.js';
import { excelLimits, type SheetContent, type WorkbookContent, type WorkbookLimits } from './content.js';
import { sheetNames } from './names.js';
import { corePropertiesPart, rootRelationships, workbookPart, workbookRelationships } from './package.js';
import { writePageSheet } from './page_sheet.js';
import { createParts } from './parts.js';
import { replaceFile } from '../replace_file.js';
import { sharedStrings } from './shared_strings.js';
import type { OpenWorkbook, WrittenSheet } from './sheet.js';
import { stylesPart } from './styles_part.js';
import { writeTableSheets } from './table_sheet.js';
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
  for (const sheet of sheets) {
    const { length } = 'columns' in sheet ? sheet.columns : sheet.widths;
    if (length === 0 || length > mostColumns) {
      throw new RangeError(`Sheet ${sheet.name} has ${length} columns; it can have 1 to ${mostColumns}`);
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
  const parts = createParts(archive);
  await parts.relate('', rootRelationships);
  await parts.add('docProps/core.xml', 'properties', [corePropertiesPart(workbook.properties)]);
  await parts.add('xl/styles.xml', 'styles', [stylesPart]);

  const names = sheetNames();
  // Declared names come first; continuations take what is left.
  const tabs = workbook.sheets.map((content) => ({ content, name: names(content.name) }));
  const strings = sharedStrings();
  let rows = 0;
  let number = 0;
  const book: OpenWorkbook = {
    parts,
    strings,
    names,
    nameOf: (id) => nameOf(id, tabs),
    texts: noticeTexts[workbook.locale],
    limits,
    signal,
    nextNumber: () => (number += 1),
    onRows: (count) => {
      onProgress((rows += count));
    },
  };
  const sheets: WrittenSheet[] = [];
  for (const { content, name } of tabs) {
    if ('columns' in content) sheets.push(...(await writeTableSheets(content, name, book)));
    else sheets.push(await writePageSheet(content, name, book));
  }

  const pivots = await writeAttachments(parts, sheets);
  await parts.add('xl/sharedStrings.xml', 'strings', [strings.part()]);
  await parts.add('xl/workbook.xml', 'workbook', [workbookPart(sheets, pivots)]);
  await parts.relate('xl/workbook.xml', workbookRelationships(sheets, pivots));
  await parts.finish();
}

function nameOf(
  id: string,
  tabs: readonly { readonly content: SheetContent; readonly name: string }[],
): string {
  const tab = tabs.find(({ content }) => content.id === id);
  if (tab === undefined) throw new RangeError(`No sheet of the workbook has the id ${id}`);
  return tab.name;
}
