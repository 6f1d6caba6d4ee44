import { categoryColour, palette } from '../../../reporting/palette.js';
import type { StackedChart } from '../../../reporting/report.js';
import type { Locale } from '../../../reporting/texts/locale.js';
import { readableOn } from '../../contrast.js';
import { axisFormat, emsOf, numberFormat, pictureWidth, shortened, text, type Drawing } from './drawing.js';

/** Columns beyond which values would not fit into their pieces. */
const columnsWithValues = 8;
/** Least part of the tallest column that a piece must have for its value to fit. */
const roomForValue = 0.06;
/** Room for the numbers of the axis, about. */
const axisWidth = 60;
/** Room for a name in the legend. */
const nameEms = 11.5;

/** Stacked columns, the total above each, the legend in the order of the pieces. */
export function drawStacked(chart: StackedChart, locale: Locale): Drawing {
  const totals = chart.categories.map((_, i) =>
    chart.series.reduce((sum, { values }) => sum + (values[i] ?? 0), 0),
  );
  const tallest = Math.max(...totals, 1);
  const format = numberFormat(locale);
  const names = chart.series.map(({ name }) => shortened(name, nameEms));
  const legendWidth = Math.max(...names.map(emsOf), 3) * 12 + 28;
  const valued = chart.categories.length <= columnsWithValues;
  const columnWidth = (pictureWidth - legendWidth - axisWidth) / Math.max(chart.categories.length, 1);
  const pieces = chart.series.map(({ name, values }, i) => ({
    type: 'bar',
    stack: 'members',
    name,
    barMaxWidth: 64,
    barCategoryGap: '28%',
    itemStyle: { color: categoryColour(i), borderColor: '#FFFFFF', borderWidth: 0.5 },
    label: {
      ...text(11, { color: readableOn(categoryColour(i)) }),
      show: valued,
      formatter: ({ value }: { readonly value: number }) =>
        value >= tallest * roomForValue ? format(value) : '',
    },
    data: [...values],
  }));
  const total = {
    type: 'line',
    name: '',
    // Without a symbol there would be no label either.
    symbolSize: 1,
    lineStyle: { width: 0 },
    itemStyle: { color: 'transparent' },
    label: {
      ...text(12, { fontWeight: 'bold' }),
      show: valued,
      position: 'top',
      formatter: ({ value }: { readonly value: number }) => format(value),
    },
    data: totals,
  };
  return {
    height: Math.max(320, chart.series.length * 24 + 40),
    option: {
      grid: {
        left: 8,
        right: legendWidth,
        top: 32,
        bottom: 8,
        outerBoundsMode: 'same',
        outerBoundsContain: 'axisLabel',
      },
      legend: {
        orient: 'vertical',
        right: 0,
        top: 'middle',
        icon: 'rect',
        itemWidth: 12,
        itemHeight: 12,
        textStyle: text(12),
        formatter: (name: string) => shortened(name, nameEms),
        data: chart.series.map(({ name }) => name).reverse(),
      },
      xAxis: {
        type: 'category',
        data: [...chart.categories],
        axisTick: { show: false },
        axisLine: { lineStyle: { color: palette.muted } },
        axisLabel: valued
          ? { ...text(12), interval: 0, width: columnWidth, overflow: 'break', lineHeight: 16 }
          : text(12),
      },
      yAxis: {
        type: 'value',
        name: chart.valueTitle,
        nameTextStyle: text(12, { color: palette.muted, align: 'left' }),
        axisLabel: { ...text(12, { color: palette.muted }), formatter: axisFormat(locale) },
        splitLine: { lineStyle: { color: palette.rule } },
      },
      series: [...pieces, total],
    },
  };
}
