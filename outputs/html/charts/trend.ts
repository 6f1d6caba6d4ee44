import type { EChartsOption } from 'echarts';
import type { TrendChart } from '../../../reporting/report.js';
import {
  amountAxis,
  base,
  categoryAxis,
  gridBelow,
  percentage,
  shareAxis,
  wholeNumber,
  tooltipBox,
} from './base.js';
import { legendFor } from './legend.js';
import type { Look } from './look.js';
import { seriesTip } from './tips.js';

const symbols = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle', 'emptyRect', 'emptyTriangle'];

/** Lines over time; a gap where there is no figure. Each series has a mark of its own beside its colour. */
export function trendOption(chart: TrendChart, look: Look): EChartsOption {
  const { height, legend } = legendFor(
    chart.series.map(({ name }) => name),
    look,
  );
  const isShare = chart.unit === 'share';
  const written = isShare ? percentage(look) : wholeNumber(look);
  return {
    ...base(chart.description),
    legend,
    tooltip: { ...tooltipBox, trigger: 'axis', formatter: seriesTip(written, false) },
    grid: gridBelow(height, 28),
    xAxis: categoryAxis(chart.categories, look),
    yAxis: isShare ? shareAxis(chart.valueTitle, look) : amountAxis(chart.valueTitle, look),
    series: chart.series.map(({ name, values }, i) => ({
      type: 'line',
      name,
      data: [...values],
      color: look.colours[name] ?? '',
      connectNulls: false,
      symbol: symbols[i % symbols.length] ?? 'circle',
      symbolSize: 8,
      lineStyle: { width: 2.5 },
      emphasis: { focus: 'series' },
      label: {
        // Shares that are compared lie so close that their labels would cover each other.
        show: chart.series.length <= (isShare ? 1 : 3) && chart.categories.length <= 10,
        position: 'top',
        fontSize: 12,
        formatter: ({ value }) => (typeof value === 'number' ? written(value) : ''),
      },
    })),
  };
}
