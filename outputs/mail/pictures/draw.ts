import { renderAsync } from '@resvg/resvg-js';
import { BarChart, HeatmapChart, LineChart, SankeyChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TitleComponent, VisualMapComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Chart, FlowChart, HeatChart, StackedChart } from '../../../reporting/report.js';
import type { Locale } from '../../../reporting/texts/locale.js';
import { refuseBlank } from './blank.js';
import { pictureWidth, type Drawing } from './drawing.js';
import { drawFlow } from './flow.js';
import { fontFamily, fontFiles, readGlyphs, type Glyphs } from './font.js';
import { drawHeat } from './heat.js';
import { drawStacked } from './stacked.js';

use([
  BarChart,
  HeatmapChart,
  LineChart,
  SankeyChart,
  GridComponent,
  LegendComponent,
  TitleComponent,
  VisualMapComponent,
  SVGRenderer,
]);

/** Charts that a mail shows; those of other kinds need a reader who can turn or search them. */
export type DrawableChart = StackedChart | HeatChart | FlowChart;

export const isDrawable = (chart: Chart): chart is DrawableChart =>
  chart.kind === 'stacked' || chart.kind === 'heat' || chart.kind === 'flow';

/** A picture of a chart on white, at twice the size that it is shown with. */
export interface Picture {
  readonly png: Uint8Array;
  /** As shown, in CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** Dots for each CSS pixel, for screens of high resolution. */
const resolution = 2;

/**
 * Draws a chart.
 *
 * @throws Error when it would be blank, or a character in it would be drawn as nothing
 */
export async function drawChart(chart: DrawableChart, locale: Locale): Promise<Picture> {
  const glyphs = await readGlyphs();
  const drawing = drawingOf(withDrawableTexts(chart, glyphs), locale);
  const svg = svgOf(drawing);
  refuseMissingGlyphs(svg, glyphs, chart.id);
  const image = await renderAsync(svg, {
    background: '#FFFFFF',
    fitTo: { mode: 'zoom', value: resolution },
    font: { fontFiles, loadSystemFonts: false, defaultFontFamily: fontFamily },
  });
  refuseBlank(image.pixels, chart.id);
  return { png: image.asPng(), width: pictureWidth, height: drawing.height };
}

function drawingOf(chart: DrawableChart, locale: Locale): Drawing {
  if (chart.kind === 'stacked') return drawStacked(chart, locale);
  return chart.kind === 'heat' ? drawHeat(chart, locale) : drawFlow(chart, locale);
}

function svgOf({ option, height }: Drawing): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: pictureWidth, height });
  try {
    chart.setOption({ animation: false, ...option });
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

/** The chart with every text in characters that the font has. */
function withDrawableTexts<T>(part: T, glyphs: Glyphs): T {
  if (typeof part === 'string') return glyphs.drawable(part) as T;
  if (Array.isArray(part)) return part.map((one: unknown) => withDrawableTexts(one, glyphs)) as T;
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => [key, withDrawableTexts<unknown>(value, glyphs)]),
  ) as T;
}

function refuseMissingGlyphs(svg: string, glyphs: Glyphs, chart: string): void {
  const texts = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text = '']) => text).join('');
  const missing = glyphs.missing(texts);
  if (missing.length > 0) {
    throw new Error(`The picture of chart ${chart} has characters without a glyph: ${missing.join(' ')}`);
  }
}
