import type { HeatChart, Section, Table } from '../../../reporting/report.js';
import { html, type Markup } from '../../markup.js';
import type { Rendering } from '../rendering.js';
import { dataTable } from './data_table.js';
import { figure } from './figure.js';
import { heatMap } from './heat_map.js';

/** The maps of the groups, which lead before all sections: there a reader sees first where the members stand. */
export interface LeadingMaps {
  readonly title: string;
  readonly lead: string;
  readonly first: HeatChart;
  readonly others: readonly HeatChart[];
  /** Of the same figures: it has a map's id. */
  readonly tables: readonly Table[];
}

/** The maps apart from the sections, and the sections without them. */
export function leadingMaps(sections: readonly Section[]): {
  readonly maps: LeadingMaps | null;
  readonly rest: readonly Section[];
} {
  const groups = sections.find(({ id }) => id === 'groups');
  const all = (groups?.charts ?? []).filter((chart) => chart.kind === 'heat');
  const [first, ...others] = all;
  if (groups === undefined || first === undefined) return { maps: null, rest: sections };
  const isTold = ({ id }: Table): boolean => all.some((map) => map.id === id);
  const left: Section = {
    ...groups,
    lead: '',
    charts: groups.charts.filter(({ kind }) => kind !== 'heat'),
    tables: groups.tables.filter((table) => !isTold(table)),
  };
  return {
    maps: { title: first.title, lead: groups.lead, first, others, tables: groups.tables.filter(isTold) },
    rest: sections.map((section) => (section === groups ? left : section)),
  };
}

/** The first map large under the heading of the part, then its table, then the others. */
export const mapsBody = ({ lead, first, others, tables }: LeadingMaps, rendering: Rendering): Markup =>
  html`<p class="lead">${lead}</p>
    <figure class="chart heat">
      ${heatMap(first, 'part-map', rendering)}
      <figcaption>${first.description}</figcaption>
    </figure>
    ${tables.map((table) => dataTable(table, rendering))} ${others.map((map) => figure(map, rendering))}`;
