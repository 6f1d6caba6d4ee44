import { init, use } from 'echarts/core';
import { flatComponents } from '../charts/components.js';
import { flatHeight, flatOption, type FlatChart } from '../charts/option.js';
import type { PageData } from '../page_data.js';
import { whenNear, whenResized } from './nearness.js';

use(flatComponents);

/** Draws a live chart over the still one, once it is nearly in view; it follows the width of the page. */
export function enliven(chart: FlatChart, data: PageData): void {
  const plot = document.querySelector<HTMLElement>(`[data-chart="${CSS.escape(chart.id)}"]`);
  if (plot === null) return;
  whenNear(plot, () => {
    const stage = document.createElement('div');
    stage.className = 'live';
    plot.append(stage);
    const look = { ...data, width: plot.clientWidth };
    const drawing = init(stage, null, { renderer: 'svg', width: look.width, height: flatHeight(chart) });
    drawing.setOption(flatOption(chart, look));
    plot.classList.add('is-live');
    whenResized(plot, (width) => {
      drawing.resize({ width });
      drawing.setOption(flatOption(chart, { ...look, width }), true);
    });
  });
}
