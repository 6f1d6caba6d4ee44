import type { Table, TableColumn } from '../../../reporting/report.js';
import { fill } from '../../../reporting/texts/page.js';
import { html, type Markup } from '../../markup.js';
import type { Rendering } from '../rendering.js';
import { dataRow, rowLook } from './data_row.js';

/** As many rows of a table stand in the page's source and come on paper; scripts show all that there are. */
export const rowsOnPaper = 300;

/** A table with its heading, scrolled inside its own frame where it is wider than the page. */
export function dataTable(table: Table, rendering: Rendering): Markup {
  const { texts, format } = rendering;
  const heading = `table-${table.id}`;
  if (table.rows.length === 0) {
    return html`<section class="table" aria-labelledby="${heading}">
      <h3 id="${heading}">${table.title}</h3>
      <p class="empty">${table.empty}</p>
    </section>`;
  }
  const look = rowLook(table, format);
  const shown = table.rows.slice(0, rowsOnPaper);
  const isCut = shown.length < table.rows.length;
  const [some, all] = [shown.length, table.rows.length].map((rows) => format(rows, 'integer'));
  return html`<section class="table" aria-labelledby="${heading}" data-table="${table.id}">
    <h3 id="${heading}">${table.title}</h3>
    <div class="frame" role="region" tabindex="0" aria-labelledby="${heading}">
      <table class="${table.columns.length > 12 ? 'wide' : null}">
        <thead>
          <tr>
            ${table.columns.map(headingCell)}
          </tr>
        </thead>
        <tbody>
          ${shown.map((row) => dataRow(row, look))}
        </tbody>
      </table>
    </div>
    ${isCut && html`<p class="rows">${fill(texts.rowsOnPaper, { shown: some ?? '', total: all ?? '' })}</p>`}
    ${columnsExplained(table.columns, rendering)}
  </section>`;
}

export const headingCell = ({ heading, kind }: TableColumn): Markup =>
  html`<th scope="col" class="${kind}">${heading}</th>`;

function columnsExplained(columns: readonly TableColumn[], { texts }: Rendering): Markup | null {
  const explained = columns.filter(({ meaning }, i) => columns.findIndex((c) => c.meaning === meaning) === i);
  if (explained.length < columns.length / 2) return null;
  return html`<details class="explained">
    <summary>${texts.columnsExplained}</summary>
    <dl>
      ${explained.map(
        ({ heading, meaning }) =>
          html`<div>
            <dt>${heading}</dt>
            <dd>${meaning}</dd>
          </div>`,
      )}
    </dl>
  </details>`;
}
