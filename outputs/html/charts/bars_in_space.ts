import { palette } from '../../../reporting/palette.js';
import type { BarGridChart } from '../../../reporting/report.js';
import { compactNumber, wholeNumber } from './base.js';
import { fontFamily, shortened, type Look } from './look.js';
import { boxOf, longestName, viewControl, type Viewpoint } from './viewpoint.js';

/**
 * Bars over a grid, orthographic and from zero, for echarts-gl, which has no types of its own.
 * @param view where it is seen from at first
 */
export function barsInSpace(chart: BarGridChart, look: Look, view: Viewpoint) {
  const box = boxOf(chart);
  const { x, y } = chart;
  const [whole, compact] = [wholeNumber(look), compactNumber(look)];
  const data = y.categories.flatMap((_, j) => x.categories.map((_, i) => [i, j, chart.values[j]?.[i] ?? 0]));
  return {
    animation: false,
    visualMap: {
      show: false,
      dimension: 2,
      min: 0,
      max: Math.max(1, ...data.map(([, , value]) => value ?? 0)),
      inRange: { color: [palette.sequential.at(-1), palette.categories[0], palette.heading] },
    },
    xAxis3D: nameAxis(x.title, x.categories, Math.floor(look.width / 34)),
    yAxis3D: nameAxis(y.title, y.categories, 8),
    zAxis3D: {
      type: 'value',
      name: chart.valueTitle,
      min: 0,
      splitNumber: 4,
      nameGap: 18,
      nameTextStyle: text(13, palette.muted),
      axisLabel: { margin: 6, formatter: compact, textStyle: text(12, palette.muted) },
    },
    grid3D: {
      boxWidth: box.width,
      boxDepth: box.depth,
      boxHeight: box.height,
      environment: '#FFFFFF',
      viewControl: viewControl(view, view),
      light: { main: { intensity: 0.55, shadow: false, alpha: 55, beta: -25 }, ambient: { intensity: 0.7 } },
      axisLine: { lineStyle: { color: '#9AA5B1', width: 1 } },
      axisTick: { show: false },
      splitLine: { lineStyle: { color: palette.rule } },
      axisPointer: { show: false },
    },
    series: [
      {
        type: 'bar3D',
        data,
        shading: 'lambert',
        bevelSize: 0,
        barSize: [
          Math.min(12, (box.width / x.categories.length) * 0.66),
          Math.min(12, (box.depth / y.categories.length) * 0.6),
        ],
        label: { show: false },
        emphasis: {
          itemStyle: { color: palette.accent },
          label: {
            show: true,
            distance: 2,
            formatter: ({ value }: { readonly value: readonly number[] }) => whole(value[2] ?? 0),
            textStyle: { ...text(15, palette.ink), backgroundColor: '#FFFFFF', padding: [3, 6] },
          },
        },
      },
    ],
  };
}

/** An axis of names, of which so many at most are written, the last one always. */
function nameAxis(title: string, names: readonly string[], written: number) {
  const step = Math.max(1, Math.ceil(names.length / written));
  return {
    type: 'category',
    data: names,
    name: title,
    nameGap: 26,
    nameTextStyle: text(13, palette.muted),
    axisLabel: {
      interval: 0,
      margin: 8,
      formatter: (name: string, i: number) =>
        (names.length - 1 - i) % step === 0 ? shortened(name, longestName) : '',
      textStyle: text(12, palette.ink),
    },
  };
}

const text = (fontSize: number, color: string) => ({ fontSize, color, fontFamily });
