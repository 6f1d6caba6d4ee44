import type { HeatChart } from '../../../reporting/report.js';
import { noValue } from '../../cell_format.js';
import { rampColour } from '../charts/ramp.js';
import { palette } from '../../../reporting/palette.js';
import { html, type Markup } from '../../markup.js';
import type { Rendering } from '../rendering.js';

/** A heat map, apart from its title; the scale may be that of another map. */
export type HeatGrid = Pick<HeatChart, 'x' | 'y' | 'valueTitle' | 'values' | 'scale'>;

/**
 * A heat map as a table: its values are printed in the coloured cells, so that it is picture and figures in one, for
 * eyes, paper and screen readers alike.
 */
export function heatMap(grid: HeatGrid, labelledBy: string, rendering: Rendering): Markup {
  const greatest = Math.max(0, ...grid.values.flat().map((value) => Math.abs(value ?? 0)));
  const rows = grid.y.categories.map((name, i) => ({ name, values: grid.values[i] ?? [] }));
  const [columns, lines] = [grid.x.categories.length, rows.length];
  const size = columns > 12 ? 'wide' : columns <= 6 && lines <= 8 ? 'large' : '';
  return html`<div class="frame" role="region" tabindex="0" aria-labelledby="${labelledBy}">
      <table class="heat ${size}" aria-labelledby="${labelledBy}">
        <thead>
          <tr>
            <th scope="col" class="corner"><span>${grid.y.title}</span> <span>${grid.x.title}</span></th>
            ${grid.x.categories.map((name) => html`<th scope="col">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ name, values }) =>
              html`<tr>
                <th scope="row">${name}</th>
                ${grid.x.categories.map((_, i) => cell(values[i] ?? null, greatest, grid.scale, rendering))}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${key(grid, greatest, rendering)}`;
}

function cell(
  value: number | null,
  greatest: number,
  scale: HeatChart['scale'],
  { format, texts }: Rendering,
): Markup {
  if (value === null) return html`<td class="never" title="${texts.noWay}">${noValue}</td>`;
  const sign = scale === 'diverging' && value > 0 ? '+' : '';
  return html`<td style="--heat:${rampColour(value, greatest, scale)}">
    ${sign}${format(value, 'integer')}
  </td>`;
}

/** What the colours mean. */
function key({ scale, valueTitle }: HeatGrid, greatest: number, { texts, format }: Rendering): Markup {
  const amount = format(greatest, 'integer');
  const [low, high] =
    scale === 'sequential' ? ['0', amount] : [`−${amount} ${texts.loss}`, `+${amount} ${texts.gain}`];
  return html`<p class="key">
    <span>${valueTitle}</span>
    <span>${low}</span>
    <span class="ramp" style="background:linear-gradient(to right,${palette[scale].join(',')})"></span>
    <span>${high}</span>
  </p>`;
}
