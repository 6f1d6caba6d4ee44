import type { EChartsOption } from 'echarts';
import { palette } from '../../../reporting/palette.js';
import type { ParetoChart } from '../../../reporting/report.js';
import {
  amountAxis,
  base,
  categoryAxis,
  gridBelow,
  isNarrow,
  percentage,
  wholeNumber,
  tooltipBox,
} from './base.js';
import { legendFor } from './legend.js';
import { inLines, shortened, type Look } from './look.js';
import { tipLine } from './tips.js';

/** Columns in descending order, and their cumulative share as a line on an axis of its own. */
export function paretoOption(chart: ParetoChart, look: Look): EChartsOption {
  const [whole, percent] = [wholeNumber(look), percentage(look)];
  const { height, legend } = legendFor([chart.valueTitle, chart.shareTitle], look);
  const room = (look.width - 120) / Math.max(1, chart.categories.length);
  const isTight = room < 70;
  const axis = categoryAxis(chart.categories, look);
  return {
    ...base(chart.description),
    legend,
    tooltip: {
      ...tooltipBox,
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      formatter: (pointed: unknown) => {
        const [first] = pointed as readonly { readonly dataIndex: number }[];
        const i = first?.dataIndex ?? 0;
        return [
          `<b>${tipLine('', chart.categories[i] ?? '', '')}</b>`,
          tipLine('', chart.valueTitle, whole(chart.values[i] ?? 0)),
          tipLine('', chart.shareTitle, percent(chart.shares[i] ?? 0)),
        ].join('');
      },
    },
    grid: gridBelow(height),
    xAxis: {
      ...axis,
      axisLabel: {
        color: axis.axisLabel.color,
        fontSize: axis.axisLabel.fontSize,
        interval: isTight ? 'auto' : 0,
        rotate: isTight ? 40 : 0,
        formatter: (name: string) =>
          isTight ? shortened(name, 16) : inLines(name, room - 10, isNarrow(look) ? 2 : 3),
      },
    },
    yAxis: [
      amountAxis(chart.valueTitle, look),
      {
        type: 'value',
        min: 0,
        max: 1,
        interval: 0.25,
        splitLine: { show: false },
        axisLabel: { color: palette.muted, fontSize: 12, formatter: percent },
      },
    ],
    series: [
      {
        type: 'bar',
        name: chart.valueTitle,
        data: [...chart.values],
        color: palette.categories[0],
        barMaxWidth: 90,
        barCategoryGap: '30%',
      },
      {
        type: 'line',
        name: chart.shareTitle,
        yAxisIndex: 1,
        data: [...chart.shares],
        color: palette.accent,
        symbol: 'circle',
        symbolSize: 8,
        lineStyle: { width: 2.5 },
        label: {
          show: !isTight,
          position: 'top',
          fontSize: 12,
          color: palette.accent,
          backgroundColor: '#fff',
          borderRadius: 4,
          padding: [2, 4],
          formatter: ({ value }) => (typeof value === 'number' ? percent(value) : ''),
        },
      },
    ],
  };
}
