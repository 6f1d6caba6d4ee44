import type { Section } from '../../../reporting/report.js';
import { html, type Markup } from '../../markup.js';
import type { Rendering } from '../rendering.js';
import { dataTable } from './data_table.js';
import { figure } from './figure.js';

/** A section of the report: how to read it, charts, tables, notes. */
export const reportSection = (section: Section, rendering: Rendering): Markup => html`
  ${section.lead !== '' && html`<p class="lead">${section.lead}</p>`}
  ${section.notes.map((note) => html`<p class="remark">${note}</p>`)}
  ${section.charts.map((chart) => figure(chart, rendering))}
  ${section.tables.map((table) => dataTable(table, rendering))}
`;
