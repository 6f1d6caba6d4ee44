import type { EChartsOption } from 'echarts';
import type { FlowChart, ParetoChart, StackedChart, TrendChart } from '../../../reporting/report.js';
import { flowOption } from './flow.js';
import type { Look } from './look.js';
import { paretoOption } from './pareto.js';
import { stackedOption } from './stacked.js';
import { trendOption } from './trend.js';

/** Charts that ECharts draws on the flat; heat maps are tables, and bars over a grid are drawn in space. */
export type FlatChart = StackedChart | ParetoChart | FlowChart | TrendChart;

/** The same picture for the still in the page's source and the live chart in the browser. */
export function flatOption(chart: FlatChart, look: Look): EChartsOption {
  switch (chart.kind) {
    case 'stacked':
      return stackedOption(chart, look);
    case 'pareto':
      return paretoOption(chart, look);
    case 'flow':
      return flowOption(chart, look);
    case 'trend':
      return trendOption(chart, look);
  }
}

/** Height in CSS pixels; a flow grows with its segments. */
export function flatHeight(chart: FlatChart): number {
  if (chart.kind !== 'flow') return 400;
  return Math.min(760, Math.max(280, 80 + 48 * Math.max(chart.from.length, chart.to.length)));
}
