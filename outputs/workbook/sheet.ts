import type { Archive } from './archive.js';
import { cellWriter, columnLetters } from './cells.js';
import type { SheetContent, WorkbookLimits } from './content.js';
import { uniqueHeadings, type UniqueNames } from './names.js';
import { rowFeed, type RowFeed } from './row_feed.js';
import { rowChunks } from './row_markup.js';
import type { SharedStrings } from './shared_strings.js';
import { styleIds } from './styles.js';
import type { NoticeTexts } from './texts.js';
import { columnLayouts, type ColumnLayout } from './widths.js';
import { headingRow, worksheetEnd, worksheetStart, type SheetTop } from './worksheet.js';

/** A sheet that stands in the archive. */
export interface WrittenSheet {
  /** Counted from 1 over the workbook. */
  readonly number: number;
  readonly name: string;
  /** Name that its table is made from; continuations have the same. */
  readonly tableName: string;
  readonly headings: readonly string[];
  readonly headingRow: number;
  /** Last row of the table, which has at least one beneath the headings. */
  readonly lastRow: number;
}

/** What the sheets of a workbook share while it is written. */
export interface OpenWorkbook {
  readonly archive: Archive;
  readonly strings: SharedStrings;
  readonly names: UniqueNames;
  readonly texts: NoticeTexts;
  readonly limits: WorkbookLimits;
  readonly signal: AbortSignal;
  readonly nextNumber: () => number;
  readonly onRows: (rows: number) => void;
}

/** What all sheets of one table have in common. */
interface TablePlan {
  readonly content: SheetContent;
  readonly headings: readonly string[];
  readonly layouts: readonly ColumnLayout[];
}

/** A sheet with what its notice can say. */
interface Part extends WrittenSheet {
  readonly rows: number;
  readonly notice: number;
}

/** Rows that decide how wide the columns are. */
const sampleRows = 1000;

/**
 * Writes a table to as many sheets as its rows need.
 * @param name of the first sheet, legal and unique; the others get numbers after it
 */
export async function writeSheets(
  content: SheetContent,
  name: string,
  book: OpenWorkbook,
): Promise<readonly WrittenSheet[]> {
  const feed = rowFeed(content.rows, book.signal);
  try {
    const plan: TablePlan = {
      content,
      headings: uniqueHeadings(content.columns.map(({ heading }) => heading)),
      layouts: columnLayouts(content.columns, await feed.peek(sampleRows)),
    };
    const parts = [await writeSheet(plan, name, feed, book)];
    while ((await feed.peek(1)).length > 0) parts.push(await writeSheet(plan, book.names(name), feed, book));
    announce(parts, book);
    return parts;
  } finally {
    await feed.close();
  }
}

async function writeSheet(plan: TablePlan, name: string, feed: RowFeed, book: OpenWorkbook): Promise<Part> {
  const { content, headings, layouts } = plan;
  const number = book.nextNumber();
  const top = topLines(plan, book.strings);
  const above = headingRow(top);
  const cells = content.columns.map(({ kind }, i) =>
    cellWriter(kind, columnLetters(i), styleIds[layouts[i]?.wraps === true ? 'longText' : kind]),
  );
  let rows = 0;
  const lastRow = () => above + Math.max(rows, 1);
  async function* markup(): AsyncGenerator<string> {
    yield worksheetStart(top, content.columns, layouts, number === 1);
    for await (const { xml, count } of rowChunks(feed, cells, layouts, above, book.limits.rows - above)) {
      yield xml;
      rows += count;
      book.onRows(count);
    }
    yield worksheetEnd(content.columns, layouts, above + 1, lastRow());
  }
  await book.archive.add(`xl/worksheets/sheet${number}.xml`, markup());
  return {
    number,
    name,
    tableName: content.name,
    headings,
    headingRow: above,
    lastRow: lastRow(),
    rows,
    notice: top.notice,
  };
}

function topLines({ content, headings }: TablePlan, { add }: SharedStrings): SheetTop {
  return {
    title: add(content.title),
    notes: (content.notes ?? []).map(add),
    notice: add(''),
    headings: headings.map(add),
  };
}

/** Says at the top of each sheet where its table goes on, or that it has no rows. */
function announce(parts: readonly Part[], { strings, texts }: OpenWorkbook): void {
  let before = 0;
  for (const [i, { rows, notice }] of parts.entries()) {
    const previous = parts[i - 1]?.name;
    const next = parts[i + 1]?.name;
    if (parts.length > 1) {
      strings.replace(notice, texts.part({ first: before + 1, last: before + rows, previous, next }));
    } else if (rows === 0) strings.replace(notice, texts.noRows);
    before += rows;
  }
}
