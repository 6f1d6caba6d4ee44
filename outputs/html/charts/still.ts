import { init, use } from 'echarts/core';
import { flatComponents } from './components.js';
import { flatHeight, flatOption, type FlatChart } from './option.js';
import type { Look } from './look.js';

use(flatComponents);

/** Width in CSS pixels at which stills are drawn: the text width of an A4 page, so that print keeps their type size. */
export const stillWidth = 720;

/**
 * Ids and classes inside a picture count within the whole page, where live charts have the same ones again; and
 * ECharts numbers them through all that it draws in a process. So they are numbered anew within the chart.
 */
function ownIds(svg: string, chart: string): string {
  const known = new Map<string, string>();
  return svg.replace(/(\bid="|url\(#|\bclass="|\.)(zr\d+-[a-z]+-?\d+)/g, (_, before: string, id: string) => {
    const own = known.get(id) ?? `still-${chart.replace(/\W/g, '-')}-${known.size}`;
    known.set(id, own);
    return before + own;
  });
}

/** A chart as an SVG picture, for print and for browsers without scripts. */
export function stillOf(chart: FlatChart, look: Omit<Look, 'width'>): string {
  const drawing = init(null, null, {
    renderer: 'svg',
    ssr: true,
    width: stillWidth,
    height: flatHeight(chart),
  });
  try {
    drawing.setOption(flatOption(chart, { ...look, width: stillWidth }));
    return ownIds(drawing.renderToSVGString({ useViewBox: true }), chart.id);
  } finally {
    drawing.dispose();
  }
}
