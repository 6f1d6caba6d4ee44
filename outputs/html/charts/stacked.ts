import type { EChartsOption } from 'echarts';
import type { StackedChart } from '../../../reporting/report.js';
import { amountAxis, base, categoryAxis, gridBelow, isNarrow, wholeNumber, tooltipBox } from './base.js';
import { legendFor } from './legend.js';
import type { Look } from './look.js';
import { readableOn } from '../../contrast.js';
import { seriesTip } from './tips.js';

/** Pieces at least this part of the tallest column carry their value. */
const labelledPart = 0.055;

/** Columns made of pieces, the first series at the bottom. */
export function stackedOption(chart: StackedChart, look: Look): EChartsOption {
  const { height, legend } = legendFor(
    chart.series.map(({ name }) => name),
    look,
  );
  const whole = wholeNumber(look);
  const totals = chart.categories.map((_, i) =>
    chart.series.reduce((sum, { values }) => sum + (values[i] ?? 0), 0),
  );
  const tallest = Math.max(1, ...totals);
  const isTight = look.width / Math.max(1, chart.categories.length) < 64;
  return {
    ...base(chart.description),
    aria: { ...base(chart.description).aria, decal: { show: true, decals: [...pieces] } },
    tooltip: {
      ...tooltipBox,
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      formatter: seriesTip(whole, true),
    },
    legend,
    grid: gridBelow(height),
    xAxis: categoryAxis(chart.categories, look),
    yAxis: amountAxis(chart.valueTitle, look),
    series: chart.series.map(({ name, values }) => ({
      type: 'bar',
      name,
      stack: 'all',
      barMaxWidth: 120,
      barCategoryGap: isNarrow(look) ? '24%' : '38%',
      data: [...values],
      color: look.colours[name] ?? '',
      itemStyle: { borderColor: '#fff', borderWidth: 1 },
      emphasis: { focus: 'series' },
      label: {
        show: !isTight,
        fontSize: 12,
        color: readableOn(look.colours[name] ?? '#FFFFFF'),
        formatter: ({ value }) =>
          typeof value === 'number' && value >= tallest * labelledPart ? whole(value) : '',
      },
    })),
  };
}

const ink = 'rgb(255 255 255 / 34%)';

/** Patterns over the colours, so that pieces are told apart without them; quiet enough to read values on. */
const pieces = [
  { symbol: 'none' },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 6], rotation: Math.PI / 4, color: ink },
  {
    symbol: 'circle',
    symbolSize: 0.45,
    dashArrayX: [
      [8, 8],
      [0, 8, 8, 0],
    ],
    dashArrayY: [6, 0],
    color: ink,
  },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 6], rotation: -Math.PI / 4, color: ink },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 7], color: ink },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 7], rotation: Math.PI / 2, color: ink },
];
