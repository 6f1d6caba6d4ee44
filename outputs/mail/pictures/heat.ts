import { palette } from '../../../reporting/palette.js';
import type { HeatChart } from '../../../reporting/report.js';
import type { Locale } from '../../../reporting/texts/locale.js';
import { numberFormat, shortened, text, type Drawing } from './drawing.js';

const rowHeight = 44;

/** Values printed on a grid of two categories; a place that can have no value stays grey. */
export function drawHeat(chart: HeatChart, locale: Locale): Drawing {
  const values = chart.values.flat().filter((value) => value !== null);
  const most = Math.max(...values.map(Math.abs), 1);
  const format = numberFormat(locale);
  const rowNames = chart.y.categories.map((name) => shortened(name, 9));
  // A column's name has the width of its cells.
  const columnEms = 36 / Math.max(chart.x.categories.length, 1);
  const columnNames = chart.x.categories.map((name) => shortened(name, columnEms));
  const axis = { type: 'category', axisTick: { show: false }, axisLine: { show: false } };
  const label = { ...text(12), interval: 0 };
  return {
    height: chart.y.categories.length * rowHeight + 92,
    option: {
      // What stands beside the rows is too long to be turned by a right angle: it stands above them.
      title: {
        text: chart.y.title,
        left: 0,
        top: 0,
        textStyle: text(12, { color: palette.muted, fontWeight: 'normal' }),
      },
      grid: { left: 8, right: 8, top: 28, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'all' },
      xAxis: {
        ...axis,
        data: columnNames,
        axisLabel: label,
        name: chart.x.title,
        nameLocation: 'middle',
        nameGap: 10,
        nameTextStyle: text(12, { color: palette.muted }),
      },
      // The first row stands at the top, as in a table.
      yAxis: { ...axis, data: rowNames, axisLabel: label, inverse: true },
      visualMap: {
        show: false,
        min: chart.scale === 'diverging' ? -most : 0,
        max: most,
        inRange: { color: [...palette[chart.scale]] },
      },
      series: [
        {
          type: 'heatmap',
          itemStyle: { borderColor: palette.rule, borderWidth: 1 },
          label: {
            ...text(13),
            show: true,
            formatter: ({ value }: { readonly value: readonly [number, number, number] }) => format(value[2]),
          },
          data: chart.values.flatMap((row, y) =>
            row.flatMap((value, x) => (value === null ? [] : [[x, y, value]])),
          ),
        },
      ],
    },
  };
}
