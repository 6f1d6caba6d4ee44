import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitsCode } from '../../domain/rfm/code_pattern.js';
import { composeReport } from '../../reporting/compose.js';
import type { Finding, Report, Section, SectionId } from '../../reporting/report.js';
import { anyRun } from './any_run.js';
import { inputOf, type SmallRun } from './small_run.js';

const composed = (run: SmallRun): Report => composeReport(inputOf(run));
const holds = (property: (run: SmallRun, report: Report) => void): void => {
  fc.assert(
    fc.property(anyRun, (run) => {
      property(run, composed(run));
    }),
    { numRuns: 60 },
  );
};
const section = (report: Report, id: SectionId): Section | undefined =>
  report.sections.find((own) => own.id === id);
const column = (report: Report, of: SectionId, table: string, name: string): number[] => {
  const found = section(report, of)!.tables.find(({ id }) => id === table)!;
  const i = found.columns.findIndex(({ id }) => id === name);
  return found.rows.map((row) => Number(row[i]));
};
const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/** Members that a selection names, counted from the facts alone. */
function membersMeant(run: SmallRun, { selection }: NonNullable<Finding['members']>): number {
  const { period, codes, segments, cameFrom, gone } = selection!;
  if (cameFrom !== undefined) {
    const { flows } = run.movements!.find(
      ({ from, to }) => from.label === cameFrom.period && to.label === period,
    )!;
    return sum(
      flows
        .filter(({ from, to }) => from === cameFrom.segment && (gone ? to === null : to !== null))
        .filter(({ to }) => segments === undefined || segments.includes(to!))
        .map(({ members }) => members),
    );
  }
  return sum(
    run.groups
      .filter(([of, code, segment]) => {
        if (of !== period) return false;
        if (segments !== undefined && !segments.includes(segment!)) return false;
        return codes === undefined || (code !== null && codes.some((pattern) => fitsCode(code, pattern)));
      })
      .map(([, , , members]) => members),
  );
}

describe('a report of any run', () => {
  it('counts in each finding the members that its selection names', () => {
    holds((run, report) => {
      for (const { members } of report.findings) {
        if (members !== null) expect(members.count).toBe(membersMeant(run, members));
      }
    });
  });

  it('has the sums of the facts in its tables', () => {
    holds((run, report) => {
      const all = sum(run.groups.map(([, , , members]) => members));
      expect(sum(column(report, 'groups', 'groups', 'members'))).toBe(all);
      const described = report.cards.find(({ id }) => id === 'members')!.figure.value;
      expect(sum(column(report, 'segments', 'segments', 'members'))).toBe(described);
      expect(sum(column(report, 'groups', 'tiers', 'members'))).toBe(described);
    });
  });

  it('shows in its charts what its tables have', () => {
    holds((run, report) => {
      for (const chart of section(report, 'groups')!.charts) {
        if (chart.kind !== 'bar_grid') continue;
        const coded = run.groups.filter(([, code]) => code !== null).map(([, , , members]) => members);
        expect(sum(chart.values.flat())).toBe(sum(coded));
      }
      for (const chart of section(report, 'segments')!.charts) {
        if (chart.kind !== 'stacked') continue;
        const shown = chart.series.flatMap(({ values }) => values);
        expect(sum(shown)).toBe(sum(run.groups.map(([, , , members]) => members)));
      }
      for (const chart of section(report, 'movement')?.charts ?? []) {
        if (chart.kind !== 'flow') continue;
        const movement = run.movements!.find(
          ({ from, to }) => from.label === chart.fromTitle && to.label === chart.toTitle,
        )!;
        expect(sum(chart.flows.map(({ members }) => members))).toBe(
          sum(movement.flows.map(({ members }) => members)),
        );
      }
    });
  });

  it('is made of charts and tables that are whole', () => {
    holds((_, report) => {
      for (const { charts, tables } of report.sections) {
        for (const table of tables) {
          for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
        }
        for (const chart of charts) {
          if (chart.kind === 'heat' || chart.kind === 'bar_grid') {
            expect(chart.values).toHaveLength(chart.y.categories.length);
            for (const row of chart.values) expect(row).toHaveLength(chart.x.categories.length);
          }
          if (chart.kind === 'stacked' || chart.kind === 'trend') {
            for (const { values } of chart.series) expect(values).toHaveLength(chart.categories.length);
          }
        }
      }
    });
  });

  it('leaves no text empty and no figure that is none', () => {
    holds((_, report) => {
      for (const text of textsIn(report)) {
        expect(text.trim()).not.toBe('');
        expect(text).not.toMatch(/undefined|null|NaN|Infinity|\[object/);
      }
      for (const number of numbersIn(report)) expect(number).toSatisfy(Number.isFinite);
    });
  });

  it('has ids that tell its findings, tables and charts apart', () => {
    holds((_, report) => {
      const ids = [
        ...report.findings.map(({ id }) => `finding ${id}`),
        ...report.sections.flatMap(({ tables }) => tables.map(({ id }) => `table ${id}`)),
        ...report.sections.flatMap(({ charts }) => charts.map(({ id }) => `chart ${id}`)),
      ];
      expect(new Set(ids).size).toBe(ids.length);
    });
  });

  it('says the same in both languages', () => {
    holds((run, report) => {
      expect(outline(composed({ ...run, locale: 'zh-CN' }))).toEqual(outline(report));
    });
  });

  it('has three to five sentences and a subject that is seen as a whole', () => {
    holds((_, report) => {
      expect(report.summary.length).toBeGreaterThanOrEqual(3);
      expect(report.summary.length).toBeLessThanOrEqual(5);
      expect(report.subject.length).toBeLessThanOrEqual(80);
    });
  });
});

/** Every text of a report outside its commands, queries and cells. */
const textsIn = (report: Report): string[] => [
  report.title,
  report.period,
  report.subject,
  ...report.summary,
  ...report.cards.flatMap(({ label, figure, change, note }) => [
    label,
    figure.text,
    change?.text ?? '-',
    note,
  ]),
  ...report.findings.flatMap(({ sentence, strengthText, action }) => [sentence, strengthText, action ?? '-']),
  ...report.sections.flatMap(({ title, lead, notes, charts, tables }) => [
    title,
    lead,
    ...notes,
    ...charts.flatMap((chart) => [chart.title, chart.description]),
    ...tables.flatMap((table) => [
      table.title,
      table.empty,
      ...table.columns.flatMap(({ heading, meaning }) => [heading, meaning]),
    ]),
  ]),
  ...report.about.flat(),
  ...report.glossary.flat(),
  ...report.limits,
];

const numbersIn = (report: Report): number[] => [
  ...report.cards.map(({ figure }) => figure.value),
  ...report.sections.flatMap(({ tables }) =>
    tables.flatMap(({ rows }) => rows.flat().filter((cell) => typeof cell === 'number')),
  ),
];

/** A report without its texts. */
const outline = (report: Report): unknown => ({
  summary: report.summary.length,
  cards: report.cards.map(({ id, figure, change }) => [id, figure.value, change?.direction, change?.good]),
  findings: report.findings.map(({ id, topic, strength, action, members }) => [
    id,
    topic,
    strength,
    action === null,
    members,
  ]),
  sections: report.sections.map(({ id, charts, tables, notes }) => [
    id,
    charts.map((chart) => [chart.id, chart.kind]),
    tables.map((table) => [
      table.id,
      table.columns.map(({ id: name, kind }) => [name, kind]),
      table.rows.length,
    ]),
    notes.length,
  ]),
  about: report.about.length,
  glossary: report.glossary.length,
  limits: report.limits.length,
});
