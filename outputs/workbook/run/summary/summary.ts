import type { Report } from '../../../../reporting/report.js';
import { workbookTexts } from '../../../../reporting/texts/workbook.js';
import type { SheetChart } from '../../chart/content.js';
import type { PageRow, PageSheet } from '../../content.js';
import { brokenLines } from '../../line_breaks.js';
import { chartTable, isNative, nativeChart } from '../charts.js';
import { chartSheetId } from '../sections.js';
import type { RunAccount, RunWorkbook } from '../sheet.js';
import { cardRows, cardsHeight } from './cards.js';
import { findingRows } from './findings.js';
import { cell, chartColumn, chartWidth, gap, line, lineWidth, part, widths } from './layout.js';
import { topRows } from './top.js';

/** A sheet of the workbook, for the list of them. */
export interface ListedSheet {
  readonly id: string;
  readonly name: string;
  readonly purpose: string;
}

/** Of the chart, in points. */
const leastHeight = 240;
const pixelsPerPoint = 4 / 3;

/** The first sheet: on one page what is described, whether it holds together, what it says, what to do. */
export function summarySheet(run: RunWorkbook<RunAccount>, sheets: readonly ListedSheet[]): PageSheet {
  const { report } = run;
  const texts = workbookTexts(report.locale);
  const top = topRows(run);
  const height = Math.max(leastHeight, cardsHeight(report));
  const cards = cardRows(report, height);
  const findings = findingRows(report, top.length + cards.length);
  return {
    id: 'summary',
    name: texts.names.summary,
    widths,
    page: [
      ...top,
      ...cards,
      ...findings.rows,
      part(texts.sheets, widths.length),
      ...sheets.map(listedRow),
      gap,
      ...limitRows(run),
    ],
    charts: mainChart(report, top.length, height * pixelsPerPoint),
    ...(findings.table === undefined ? {} : { table: findings.table }),
  };
}

const listedRow = ({ id, name, purpose }: ListedSheet): PageRow => ({
  cells: [{ ...cell(name, 'link'), link: id }, cell(purpose, 'note')],
});

/** What cannot be told, and warnings. */
function limitRows({ report: { limits, locale } }: Pick<RunWorkbook, 'report'>): readonly PageRow[] {
  if (limits.length === 0) return [];
  return [
    part(workbookTexts(locale).limits, widths.length),
    ...limits.flatMap((limit) => brokenLines(limit, lineWidth)).map((text) => line(text, 'note')),
  ];
}

/** The first chart of the report that Excel can draw; its figures stand on the sheet of its section. */
function mainChart(report: Report, row: number, height: number): readonly SheetChart[] {
  const charts = report.sections.flatMap((section) =>
    section.charts.filter(isNative).flatMap((chart) => {
      const [drawn] = nativeChart(chart, chartTable(chart), chartSheetId(section, chart));
      return drawn === undefined ? [] : [drawn];
    }),
  );
  return charts.slice(0, 1).map((chart) => ({
    ...chart,
    place: { column: chartColumn, row },
    size: { width: chartWidth, height },
  }));
}
