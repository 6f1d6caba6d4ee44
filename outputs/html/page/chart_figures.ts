import type {
  StackedChart,
  Table,
  TableColumn,
  TableColumnKind,
  TrendChart,
} from '../../../reporting/report.js';
import type { FlatChart } from '../charts/option.js';

/** The figures behind a chart as a table: what it tells, for those who cannot or would not look at it. */
export function chartFigures(chart: FlatChart): Pick<Table, 'columns' | 'rows'> {
  switch (chart.kind) {
    case 'stacked':
    case 'trend':
      return {
        columns: [
          column(chart.categoryTitle, 'text'),
          ...chart.series.map(({ name }) => column(name, kindOf(chart))),
        ],
        rows: chart.categories.map((category, i) => [
          category,
          ...chart.series.map(({ values }) => values[i] ?? null),
        ]),
      };
    case 'pareto':
      return {
        columns: [
          column(chart.categoryTitle, 'text'),
          column(chart.valueTitle, 'money'),
          column(chart.shareTitle, 'share'),
        ],
        rows: chart.categories.map((category, i) => [
          category,
          chart.values[i] ?? null,
          chart.shares[i] ?? null,
        ]),
      };
    case 'flow':
      return {
        columns: [
          column(chart.fromTitle, 'text'),
          column(chart.toTitle, 'text'),
          column(chart.title, 'integer'),
        ],
        rows: chart.flows.map(({ from, to, members }) => [
          chart.from[from] ?? null,
          chart.to[to] ?? null,
          members,
        ]),
      };
  }
}

const kindOf = (chart: StackedChart | TrendChart): TableColumnKind =>
  chart.kind === 'trend' && chart.unit === 'share' ? 'share' : 'integer';

const column = (heading: string, kind: TableColumnKind): TableColumn => ({
  id: heading,
  heading,
  kind,
  meaning: heading,
});
