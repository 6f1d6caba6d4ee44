import type { BarGridChart } from '../../../reporting/report.js';
import { fill } from '../../../reporting/texts/page.js';
import { largestBars } from '../charts/largest.js';
import { html, type Markup } from '../../markup.js';
import type { Rendering } from '../rendering.js';
import { heatMap } from './heat_map.js';

/**
 * Bars over a grid: an empty stage that scripts fill, and the same as a flat heat map, which stands alone on paper
 * and where there are no 3-D graphics.
 */
export function spaceFigure(whole: BarGridChart, heading: string, rendering: Rendering): Markup {
  const { chart, total, share } = largestBars(whole);
  const { texts, format } = rendering;
  const { x, y, values, valueTitle } = chart;
  if (x.categories.length === 0 || y.categories.length === 0)
    return html`<p class="empty">${texts.nothingToDraw}</p>`;
  const left = fill(texts.largestOnly, {
    shown: format(x.categories.length, 'integer'),
    total: format(total, 'integer'),
    axis: x.title,
    share: format(share, 'share'),
    value: valueTitle,
  });
  const flat = {
    x: y,
    y: x,
    valueTitle,
    values: x.categories.map((_, column) => values.map((row) => row[column] ?? 0)),
    scale: 'sequential' as const,
  };
  return html`${total > x.categories.length && html`<p class="note">${left}</p>`}
    <div class="stage" data-space="${chart.id}" aria-describedby="${heading}-description" hidden></div>
    <p class="unavailable" hidden>${texts.without3d}</p>
    <details class="flat" open>
      <summary>${texts.flatMap}</summary>
      ${heatMap(flat, heading, rendering)}
    </details>`;
}
