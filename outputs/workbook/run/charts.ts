import type { Chart, ParetoChart, StackedChart, TrendChart } from '../../../reporting/report.js';
import { mostSeries, type SheetChart } from '../chart/content.js';
import type { SheetColumn, SheetRow } from '../content.js';
import { displayWidth } from '../widths.js';

/** Charts that Excel draws by itself; the others become tables that are shaded, or the pivot. */
export type NativeChart = StackedChart | ParetoChart | TrendChart;

const native = ['stacked', 'pareto', 'trend'] as const satisfies readonly NativeChart['kind'][];
export const isNative = (chart: Chart): chart is NativeChart => native.some((kind) => kind === chart.kind);

/** The figures of a chart as a table: a category a row, a series a column. */
export interface ChartTable {
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly SheetRow[];
}

/** Of the columns of series, in characters: there may be many, and their names wrap. */
const narrowest = 12;
const widest = 20;
const margin = 4;

export function chartTable(chart: NativeChart): ChartTable {
  const categories = { heading: chart.categoryTitle, kind: 'text' } as const;
  if (chart.kind === 'pareto') {
    return {
      columns: [
        categories,
        { heading: chart.valueTitle, kind: kindOf(chart.values) },
        { heading: chart.shareTitle, kind: 'share', shade: 'bar' },
      ],
      rows: chart.categories.map((category, i) => [
        category,
        chart.values[i] ?? null,
        chart.shares[i] ?? null,
      ]),
    };
  }
  return {
    columns: [
      categories,
      ...chart.series.map(({ name, values }) => ({
        heading: name,
        kind: chart.kind === 'trend' && chart.unit === 'share' ? ('share' as const) : kindOf(values),
        width: Math.min(widest, Math.max(narrowest, displayWidth(name) + margin)),
      })),
    ],
    rows: chart.categories.map((category, i) => [
      category,
      ...chart.series.map(({ values }) => values[i] ?? null),
    ]),
  };
}

const kindOf = (values: readonly (number | null)[]): 'integer' | 'number' =>
  values.every((value) => value === null || Number.isInteger(value)) ? 'integer' : 'number';

/**
 * The chart of such a table, on whatever sheet it stands. None where there is nothing to draw, or more than Excel draws.
 * @param sheet id of the sheet with the table
 */
export function nativeChart(
  chart: NativeChart,
  { columns, rows }: ChartTable,
  sheet: string,
): readonly SheetChart[] {
  const series = columns.slice(1).map((_, i) => i + 1);
  if (rows.length === 0 || series.length === 0 || series.length > mostSeries) return [];
  const { title, description, categoryTitle, valueTitle } = chart;
  const data = { sheet, headings: columns.map(({ heading }) => heading), rows };
  const base = { title, description, data, categoryTitle, valueTitle, size: sizeOf(rows.length) };
  switch (chart.kind) {
    case 'stacked':
      return [{ ...base, columns: series, lines: [] }];
    case 'trend':
      return [{ ...base, columns: [], lines: series, valuesAreShares: chart.unit === 'share' }];
    case 'pareto':
      return [{ ...base, columns: [1], lines: [2], shareTitle: chart.shareTitle }];
  }
}

/** As wide as its categories ask for, within what a screen shows. */
const sizeOf = (categories: number): SheetChart['size'] => ({
  width: Math.min(1100, Math.max(720, 240 + categories * 36)),
  height: 400,
});
