import type { Chart } from '../../../reporting/report.js';
import { flatHeight, type FlatChart } from '../charts/option.js';
import { stillOf } from '../charts/still.js';
import { html, trusted, type Markup } from '../../markup.js';
import type { Rendering } from '../rendering.js';
import { chartFigures } from './chart_figures.js';
import { dataRow, rowLook } from './data_row.js';
import { headingCell } from './data_table.js';
import { heatMap } from './heat_map.js';
import { spaceFigure } from './space_figure.js';

/** A chart with its title, its description and its figures as a table. */
export function figure(chart: Chart, rendering: Rendering): Markup {
  const heading = `chart-${chart.id}`;
  return html`<figure class="chart ${chart.kind}">
    <h3 id="${heading}">${chart.title}</h3>
    <p class="unseen" id="${heading}-description">${chart.description}</p>
    ${body(chart, heading, rendering)}
  </figure>`;
}

function body(chart: Chart, heading: string, rendering: Rendering): Markup {
  switch (chart.kind) {
    case 'heat':
      return heatMap(chart, heading, rendering);
    case 'bar_grid':
      return spaceFigure(chart, heading, rendering);
    case 'stacked':
    case 'pareto':
    case 'flow':
    case 'trend':
      return flatFigure(chart, heading, rendering);
  }
}

/** A still picture in the page's source, which scripts replace by a live one on screen. */
function flatFigure(chart: FlatChart, heading: string, rendering: Rendering): Markup {
  const figures = chartFigures(chart);
  const { columns, rows } = figures;
  if (rows.length === 0) return html`<p class="empty">${rendering.texts.nothingToDraw}</p>`;
  return html`<div
      class="plot"
      role="img"
      aria-labelledby="${heading}"
      aria-describedby="${heading}-description"
      data-chart="${chart.id}"
      style="--height:${flatHeight(chart)}px"
    >
      <div class="still" aria-hidden="true">${trusted(stillOf(chart, rendering))}</div>
    </div>
    <details class="figures">
      <summary>${rendering.texts.figuresOf}</summary>
      <div class="frame" role="region" tabindex="0" aria-labelledby="${heading}">
        <table>
          <thead>
            <tr>
              ${columns.map(headingCell)}
            </tr>
          </thead>
          <tbody>
            ${rows.map((row) => dataRow(row, rowLook(figures, rendering.format)))}
          </tbody>
        </table>
      </div>
    </details>`;
}
