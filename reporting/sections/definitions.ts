import { inPeriod, lastDay, type ReportBasis } from '../basis.js';
import type { PeriodFigures } from '../figures/periods.js';
import type { Section, Table } from '../report.js';
import { sectionTexts } from '../texts/sections.js';
import { binsTable } from './bins_table.js';
import { columnOf, tableOf } from './table.js';

/** Which values got which digit, over which windows, and what the digits count. */
export function definitionsSection(basis: ReportBasis): Section {
  const { periods, numbers, locale } = basis;
  const texts = sectionTexts(locale);
  const collapsed = periods.filter((period) => period.collapsed > 0);
  return {
    id: 'definitions',
    ...texts.sections.definitions,
    charts: [],
    tables: [binsTable(basis), weightsTable(basis), periodsTable(basis)],
    notes: [
      texts.notes.matchesOwn,
      ...collapsed.map((period) =>
        texts.notes.collapsed(numbers.count(period.collapsed), inPeriod(basis, period.label)),
      ),
    ],
  };
}

function weightsTable(basis: ReportBasis): Table {
  const { weights } = basis.manifest;
  const texts = sectionTexts(basis.locale);
  const column = columnOf<keyof typeof weights>;
  return tableOf(
    basis,
    'weights',
    [
      column(basis, 'dimension', 'text', (dimension) => texts.dimensions[dimension]),
      column(basis, 'weight', 'number', (dimension) => weights[dimension]),
    ],
    ['r', 'f', 'm'],
  );
}

/** The windows, the latest first, each with the edges of its bins. */
function periodsTable(basis: ReportBasis): Table {
  const { numbers, words, locale } = basis;
  const texts = sectionTexts(locale);
  const edges = (values: readonly number[]): string => words.series(values.map(numbers.edge));
  const column = columnOf<PeriodFigures>;
  return tableOf(
    basis,
    'periods',
    [
      column(basis, 'period', 'text', ({ label }) => label),
      column(basis, 'starts_on', 'date', ({ startsOn }) => startsOn),
      column(basis, 'ends_on', 'date', ({ asOf }) => lastDay(asOf)),
      column(basis, 'state', 'text', ({ partial }) => texts.states[partial ? 'open' : 'over']),
      column(basis, 'members', 'integer', ({ members }) => members),
      column(basis, 'recency_edges', 'text', (period) => edges(period.edges.recency)),
      column(basis, 'frequency_edges', 'text', (period) => edges(period.edges.frequency)),
      column(basis, 'monetary_edges', 'text', (period) => edges(period.edges.monetary)),
      column(basis, 'collapsed', 'integer', ({ collapsed }) => collapsed),
      column(basis, 'out_of_range', 'integer', ({ outOfRange }) => outOfRange),
    ],
    basis.periods.toReversed(),
  );
}
