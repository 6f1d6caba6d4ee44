import type { BarGridChart, Report, Section, Table } from '../../../reporting/report.js';
import { sampleReport } from '../../support/sample_report.js';

const digits = [1, 2, 3, 4, 5, 6, 7, 8];
export const codes = digits
  .flatMap((r) => digits.flatMap((f) => digits.map((m) => `${r}${f}${m}`)))
  .slice(0, 500);
export const periods = Array.from({ length: 20 }, (_, i) => `${2013 + Math.floor(i / 4)}Q${(i % 4) + 1}`);

/** About a million members a period, the later codes the smaller groups. */
const members = (period: number, code: number): number => Math.round(4000 - code * 7.6 + period * 11);

/** The sample report of a business with 500 groups in 20 periods. */
export function largeReport(): Report {
  const report = sampleReport('en');
  return { ...report, sections: report.sections.map((s) => (s.id === 'groups' ? withManyGroups(s) : s)) };
}

function withManyGroups(section: Section): Section {
  const bars: BarGridChart = {
    kind: 'bar_grid',
    id: 'groups_by_period',
    title: 'Groups by period',
    description: '500 groups in 20 periods.',
    x: { title: 'RFM code', categories: codes },
    y: { title: 'Period', categories: periods },
    valueTitle: 'Members',
    values: periods.map((_, period) => codes.map((_, code) => members(period, code))),
  };
  return {
    ...section,
    charts: [...section.charts.filter(({ kind }) => kind === 'heat'), bars],
    tables: section.tables.map((table) => {
      if (table.id === 'groups_pivot') return pivot(table);
      return table.id === 'groups' ? everyGroup(table) : table;
    }),
  };
}

const pivot = (table: Table): Table => ({
  ...table,
  columns: [
    table.columns[0]!,
    ...periods.map((period) => ({ ...table.columns[1]!, id: period, heading: period })),
  ],
  rows: codes.map((code, i) => [code, ...periods.map((_, period) => members(period, i))]),
});

const everyGroup = (table: Table): Table => ({
  ...table,
  rows: periods.flatMap((period, p) =>
    codes.map((code, c) => [
      period,
      code,
      'Regulars',
      members(p, c),
      0.002,
      2 * members(p, c),
      1e5,
      0.002,
      50,
      30,
    ]),
  ),
});
