import { cellWriter, columnLetters } from './cells.js';
import type { PageCell, PageSheet } from './content.js';
import { sheetPartName, type OpenWorkbook, type WrittenSheet } from './sheet.js';
import { formats, styleIds, type CellFormat } from './styles.js';
import { uniqueHeadings } from './names.js';
import { rowStart, sharedCell, worksheetHead, worksheetTail, type SheetLink } from './worksheet.js';

/** Writes a sheet that is laid out freely. */
export async function writePageSheet(
  content: PageSheet,
  name: string,
  book: OpenWorkbook,
): Promise<WrittenSheet> {
  const { widths, page, frozenRows = 0, table, charts = [], pivot = null } = content;
  const number = book.nextNumber();
  const headings = table === undefined ? [] : uniqueHeadings(table.headings);
  const rows = page.map(({ cells, height }, i) => {
    const written = cells.map((cell, column) => {
      if (cell === null) return '';
      const heading = i === table?.first ? headings[column] : undefined;
      return pageCell(heading === undefined ? cell : { ...cell, value: heading }, column, i + 1, book);
    });
    return `${rowStart(i + 1, height)}${written.join('')}</row>`;
  });
  await book.parts.add(sheetPartName(number), 'worksheet', [
    worksheetHead({ widths, frozenRows, selected: number === 1 }),
    ...rows,
    worksheetTail({
      width: widths.reduce((sum, width) => sum + width, 0),
      shading: '',
      links: linksOf(page, book),
      texts: page.length === 0 ? [] : [`A1:${columnLetters(widths.length - 1)}${page.length}`],
      hasCharts: charts.length > 0,
      onePage: false,
      hasTable: table !== undefined,
    }),
  ]);
  book.onRows(page.length);
  return {
    number,
    name,
    content,
    table:
      table === undefined
        ? null
        : { name: content.name, headings, headingRow: table.first + 1, lastRow: table.last + 1 },
    printTitles: frozenRows === 0 ? null : [1, frozenRows],
    charts: charts.map((chart) => ({ chart, place: chart.place ?? { column: widths.length + 1, row: 0 } })),
    pivot,
  };
}

function pageCell(
  { value, style }: PageCell,
  column: number,
  row: number,
  { strings }: OpenWorkbook,
): string {
  const { kind = 'text' }: CellFormat = formats[style];
  if (typeof value === 'string' && value !== '' && kind === 'text') {
    return sharedCell(column, row, style, strings.add(value));
  }
  return cellWriter(kind, columnLetters(column), styleIds[style])(value, String(row));
}

const linksOf = (page: PageSheet['page'], { nameOf }: OpenWorkbook): readonly SheetLink[] =>
  page.flatMap(({ cells }, row) =>
    cells.flatMap((cell, column) =>
      cell?.link === undefined
        ? []
        : [{ cell: `${columnLetters(column)}${row + 1}`, sheet: nameOf(cell.link) }],
    ),
  );
