import type { Cell, Chart, HeatChart, Section, Table } from '../../../reporting/report.js';
import type { Shade, SheetColumn, SheetRow, TableSheet } from '../content.js';
import { brokenLines } from '../line_breaks.js';
import { longestSheetName } from '../names.js';
import { chartTable, isNative, nativeChart, type NativeChart } from './charts.js';
import { inOneBatch, type DescribedColumn } from './sheet.js';

/** Id of the sheet that holds the figures of a chart. */
export const chartSheetId = (section: Section, chart: Chart): string => `${section.id}/${chart.id}`;

/**
 * The sheets of a section: one for each chart, with its figures, and one for each table; a table with the id of a chart
 * has the same figures.
 */
export function sectionSheets(section: Section): readonly TableSheet[] {
  const charts = section.charts.flatMap((chart) => chartSheet(section, chart) ?? []);
  const drawn = new Set(section.charts.map(({ id }) => id));
  const tables = section.tables.filter(({ id }) => !drawn.has(id));
  const sheets = [...charts, ...tables.map((table) => tableSheet(section, table))];
  const [first, ...others] = sheets;
  if (first === undefined) return [];
  // The first has the section's short name unless another goes by it, and says how to read them.
  const name = others.some((sheet) => sheet.name === section.title) ? first.name : section.title;
  return [{ ...first, name, notes: [section.lead, ...section.notes, ...(first.notes ?? [])] }, ...others];
}

/**
 * A sheet with the figures of a chart, and the chart beside them where Excel can draw it. Bars in depth are left to the
 * pivot, flows to the matrix and the table that stand beside them in the report.
 */
function chartSheet(section: Section, chart: Chart): TableSheet | null {
  if (isNative(chart)) return nativeSheet(section, chart);
  return chart.kind === 'heat' ? heatSheet(section, chart) : null;
}

function nativeSheet(section: Section, chart: NativeChart): TableSheet {
  const id = chartSheetId(section, chart);
  const table = chartTable(chart);
  return {
    id,
    name: tabName(chart.title),
    title: chart.title,
    columns: table.columns,
    rows: inOneBatch(table.rows),
    charts: nativeChart(chart, table, id),
  };
}

const cellWidth = 12;

/** The grid as a table, its first category at the top. */
function heatSheet(section: Section, chart: HeatChart): TableSheet {
  const { title, description, x, y, values, scale } = chart;
  const greatest = values
    .flat()
    .reduce<number>((most, value) => (value === null ? most : Math.max(most, Math.abs(value))), 1);
  const shade: Shade = scale === 'sequential' ? 'scale' : { diverging: greatest };
  return {
    id: chartSheetId(section, chart),
    name: tabName(title),
    title,
    notes: [description],
    columns: [
      { heading: `${y.title} ↓  ${x.title} →`, kind: 'text' },
      ...x.categories.map((heading): SheetColumn => ({ heading, kind: 'integer', width: cellWidth, shade })),
    ],
    rows: inOneBatch(y.categories.map((category, i): SheetRow => [category, ...(values[i] ?? [])])),
  };
}

/** A table of the report as a sheet; parts of a whole have bars, changes in per cent have none. */
const tableSheet = (section: Section, { id, title, columns, rows }: Table): TableSheet => ({
  id: `${section.id}/${id}`,
  name: tabName(title),
  title,
  columns: columns.map(({ heading, kind, meaning }, i): DescribedColumn => ({
    heading,
    kind,
    meaning,
    stored: null,
    ...(kind === 'share' && rows.every((row) => isPart(row[i] ?? null)) ? { shade: 'bar' as const } : {}),
  })),
  rows: inOneBatch(rows),
});

const isPart = (cell: Cell): boolean => cell === null || (Number(cell) >= 0 && Number(cell) <= 1);

/** A title as a tab can carry it: cut between words. */
function tabName(title: string): string {
  if (title.length <= longestSheetName) return title;
  const [line = ''] = brokenLines(title.slice(0, longestSheetName), longestSheetName - 1);
  return `${line.slice(0, longestSheetName - 1)}…`;
}
