import { cellWriter, columnLetters } from './cells.js';
import { placedCharts } from './chart/placement.js';
import type { TableSheet } from './content.js';
import { uniqueHeadings } from './names.js';
import { rowFeed, type RowFeed } from './row_feed.js';
import { rowChunks } from './row_markup.js';
import { shadingOf } from './shading.js';
import type { SharedStrings } from './shared_strings.js';
import { sheetPartName, type OpenWorkbook, type WrittenSheet } from './sheet.js';
import { styleIds } from './styles.js';
import { headingRow, tableTop, type SheetTop } from './table_top.js';
import { columnLayouts, type ColumnLayout } from './widths.js';
import { worksheetHead, worksheetTail } from './worksheet.js';

/** What all sheets of one table have in common. */
interface TablePlan {
  readonly content: TableSheet;
  readonly headings: readonly string[];
  readonly layouts: readonly ColumnLayout[];
}

/** A sheet with what its notice can say. */
interface Part {
  readonly sheet: WrittenSheet;
  readonly rows: number;
  readonly notice: number | null;
}

/** Rows that decide how wide the columns are. */
const sampleRows = 1000;

/**
 * Writes a table to as many sheets as its rows need.
 * @param name of the first sheet, legal and unique; the others get numbers after it
 */
export async function writeTableSheets(
  content: TableSheet,
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
    const parts = [await writePart(plan, name, feed, book)];
    const continued: TablePlan = { ...plan, content: { ...content, charts: [] } };
    while ((await feed.peek(1)).length > 0)
      parts.push(await writePart(continued, book.names(name), feed, book));
    announce(parts, book);
    return parts.map(({ sheet }) => sheet);
  } finally {
    await feed.close();
  }
}

async function writePart(plan: TablePlan, name: string, feed: RowFeed, book: OpenWorkbook): Promise<Part> {
  const { content, headings, layouts } = plan;
  const number = book.nextNumber();
  const top = topOf(plan, book.strings);
  const above = headingRow(top);
  const widths = layouts.map(({ width }) => width);
  const cells = content.columns.map(({ kind }, i) =>
    cellWriter(kind, columnLetters(i), styleIds[layouts[i]?.wraps === true ? 'longText' : kind]),
  );
  let rows = 0;
  const lastRow = () => above + Math.max(rows, 1);
  const placement = () =>
    placedCharts(content.charts ?? [], { widths, headingRow: above, lastRow: lastRow() });
  async function* markup(): AsyncGenerator<string> {
    yield worksheetHead({ widths, frozenRows: above, selected: number === 1 });
    yield tableTop(top, content.columns);
    for await (const { xml, count } of rowChunks(feed, cells, layouts, above, book.limits.rows - above)) {
      yield xml;
      rows += count;
      book.onRows(count);
    }
    const { charts, width, beneath } = placement();
    yield worksheetTail({
      width,
      shading: shadingOf(content.columns, above + 1, lastRow()),
      links: [],
      texts: textAreas(content, above + 1, lastRow()),
      hasCharts: charts.length > 0,
      onePage: beneath && charts.length > 0,
      hasTable: true,
    });
  }
  await book.parts.add(sheetPartName(number), 'worksheet', markup());
  return {
    sheet: {
      number,
      name,
      content,
      table: { name: content.name, headings, headingRow: above, lastRow: lastRow() },
      printTitles: [above, above],
      charts: placement().charts,
      pivot: null,
    },
    rows,
    notice: top.notice,
  };
}

function topOf({ content, headings }: TablePlan, { add }: SharedStrings): SheetTop {
  if (content.title === undefined) {
    return { title: null, notes: [], notice: null, headings: headings.map(add) };
  }
  return {
    title: add(content.title),
    notes: (content.notes ?? []).map(add),
    notice: add(''),
    headings: headings.map(add),
  };
}

const textAreas = ({ columns }: TableSheet, first: number, last: number): readonly string[] =>
  columns.flatMap(({ kind }, i) =>
    kind === 'text' ? [`${columnLetters(i)}${first}:${columnLetters(i)}${last}`] : [],
  );

/** Says at the top of each sheet where its table goes on, or that it has no rows. */
function announce(parts: readonly Part[], { strings, texts }: OpenWorkbook): void {
  let before = 0;
  for (const [i, { rows, notice }] of parts.entries()) {
    if (notice === null) continue;
    const previous = parts[i - 1]?.sheet.name;
    const next = parts[i + 1]?.sheet.name;
    if (parts.length > 1) {
      strings.replace(notice, texts.part({ first: before + 1, last: before + rows, previous, next }));
    } else if (rows === 0) strings.replace(notice, texts.noRows);
    before += rows;
  }
}
