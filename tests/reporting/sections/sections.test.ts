import { describe, expect, it } from 'vitest';
import { composeReport } from '../../../reporting/compose.js';
import type { Chart, Section, SectionId, Table } from '../../../reporting/report.js';
import { inputOf, moved, runId, type SmallRun, twoYears } from '../small_run.js';

const report = (run: SmallRun) => composeReport(inputOf(run));
const section = (run: SmallRun, id: SectionId): Section | undefined =>
  report(run).sections.find((own) => own.id === id);
const table = (run: SmallRun, of: SectionId, id: string): Table =>
  section(run, of)!.tables.find((own) => own.id === id)!;
const chart = <K extends Chart['kind']>(run: SmallRun, of: SectionId, kind: K): Extract<Chart, { kind: K }> =>
  section(run, of)!.charts.find((own): own is Extract<Chart, { kind: K }> => own.kind === kind)!;
const cells = ({ columns, rows }: Table, ...names: readonly string[]) =>
  rows.map((row) => names.map((name) => row[columns.findIndex(({ id }) => id === name)]));

const open: SmallRun = {
  ...twoYears,
  periods: [...twoYears.periods, ['2018', '2018-01-01', '2018-02-01', 'partial']],
  groups: [...twoYears.groups, ['2018', '222', 'good', 8, 10, 900]],
};

describe('segments', () => {
  it('have size, change and value, the highest scoring first', () => {
    const names = [
      'segment',
      'members',
      'member_share',
      'member_change',
      'member_change_share',
      'monetary_each',
    ];
    expect(cells(table(twoYears, 'segments', 'segments'), ...names)).toEqual([
      ['good', 30, 0.3, -20, -0.4, 400],
      ['new', 5, 0.05, 5, null, 20],
      ['asleep', 65, 0.65, 15, 0.3, 20],
    ]);
  });

  it('keep a row for a segment that is empty now, so that the changes add up', () => {
    const groups = twoYears.groups.filter(([period, , name]) => period === '2016' || name !== 'good');
    expect(cells(table({ ...twoYears, groups }, 'segments', 'segments'), 'segment', 'member_change')).toEqual(
      [
        ['new', 5],
        ['asleep', 15],
        ['good', -50],
      ],
    );
  });

  it('stand over the periods, the open one marked', () => {
    expect(chart(open, 'segments', 'stacked')).toMatchObject({
      categories: ['2016', '2017', '2018 (not over)'],
      series: [
        { name: 'good', values: [50, 30, 8] },
        { name: 'new', values: [0, 5, 0] },
        { name: 'asleep', values: [50, 65, 0] },
      ],
    });
    expect(section(open, 'segments')!.notes).toEqual(['2018 is not over; it is marked and not compared.']);
  });

  it('stand beside earlier runs where there is one result', () => {
    const segments = [
      { segment: 'good', members: 3 },
      { segment: 'given up', members: 2 },
    ];
    const run: SmallRun = {
      periods: [['2018-01-01', null, '2018-01-01']],
      groups: [['2018-01-01', '222', 'good', 4, 4, 40]],
      rfm: { periods: undefined },
      earlierRuns: [
        { runId: 'before', asOf: '2017-01-01', members: 5, orders: 5, monetary: '50.0000', segments },
      ],
    };
    expect(chart(run, 'segments', 'stacked')).toMatchObject({
      categories: ['2017-01-01', '2018-01-01'],
      series: [
        { name: 'good', values: [3, 4] },
        { name: 'given up', values: [2, 0] },
      ],
    });
  });

  it('are twelve at most in a chart, the others together, and said to be', () => {
    const codes = ['1', '2', '3'].flatMap((r) =>
      ['1', '2', '3'].flatMap((f) => ['1', '2', '3'].map((m) => r + f + m)),
    );
    const run: SmallRun = {
      periods: [['2017', '2017-01-01', '2018-01-01']],
      groups: codes.map((code, i) => ['2017', code, code, 100 - i, 100, 100] as const),
      rfm: { bins: { method: 'quantile', n: 3 } },
    };
    const { series } = chart(run, 'segments', 'stacked');
    expect(series).toHaveLength(12);
    // The sixteen smallest of 27: 100 − 11 … 100 − 26.
    expect(series.at(-1)).toEqual({ name: '16 other segments', values: [16 * 100 - (16 * (11 + 26)) / 2] });
    expect(section(run, 'segments')!.notes).toEqual([
      'Charts show the 11 largest of 27 segments and the others together; the tables have every one.',
    ]);
  });
});

describe('groups', () => {
  it('stand on a map with the most recent at the top and the most frequent at the right', () => {
    expect(chart(twoYears, 'groups', 'heat')).toMatchObject({
      id: 'recency_frequency',
      x: { categories: ['F1', 'F2'] },
      y: { categories: ['R2', 'R1'] },
      values: [
        [5, 30],
        [65, 0],
      ],
      description: 'Heat map. Most members, 65 (65%), have R1 and F1.',
    });
  });

  it('stand on a map of what has changed since the period before', () => {
    const change = section(twoYears, 'groups')!.charts.find(({ id }) => id === 'recency_frequency_change');
    expect(change).toMatchObject({
      scale: 'diverging',
      values: [
        [5, -20],
        [15, 0],
      ],
      description: 'Heat map of changes. Most gained: R1 F1, +15 members; most lost: R2 F2, −20.',
    });
  });

  it('stand as bars and in a table by period', () => {
    expect(chart(twoYears, 'groups', 'bar_grid')).toMatchObject({
      x: { categories: ['111', '211', '222'] },
      y: { categories: ['2016', '2017'] },
      values: [
        [50, 0, 50],
        [65, 5, 30],
      ],
    });
    expect(table(twoYears, 'groups', 'groups_pivot').rows).toEqual([
      ['111', 50, 65],
      ['211', 0, 5],
      ['222', 50, 30],
    ]);
  });

  it('stand by tier with what is suggested', () => {
    expect(cells(table(twoYears, 'groups', 'tiers'), 'tier', 'rfm_code', 'action')).toEqual([
      ['act first', '222', 'Thank them and keep them close: early access, small privileges'],
      ['act first', '111', 'Spend next to nothing on them: mail at most'],
      ['next', '211', 'Win their next order soon'],
    ]);
  });

  it('show the latest twenty periods by period, all in the table of groups, and say so', () => {
    const years = Array.from({ length: 22 }, (_, i) => 1997 + i);
    const run: SmallRun = {
      periods: years.map((year) => [String(year), `${year}-01-01`, `${year + 1}-01-01`] as const),
      groups: years.map((year) => [String(year), '222', 'good', 600, 600, 600] as const),
    };
    expect(chart(run, 'groups', 'bar_grid').y.categories).toHaveLength(20);
    expect(table(run, 'groups', 'groups').rows).toHaveLength(22);
    expect(section(run, 'groups')!.notes).toContain(
      'Charts and the table by period show the latest 20 of 22 periods; the table of all groups has every one.',
    );
  });

  it('say where there is too little data', () => {
    const run: SmallRun = {
      periods: [['2017-12', '2017-12-01', '2018-01-01']],
      groups: [
        ['2017-12', '222', 'good', 499, 499, 499],
        ['2017-12', null, 'PROSPECTS', 900, 0, 0],
      ],
    };
    expect(section(run, 'groups')!.notes.slice(0, 2)).toEqual([
      'Only 499 members have ordered: below 500 the edges of bins and the sizes of groups are unstable.',
      'Only 31 days of orders are looked at: below 180 recency and frequency say little.',
    ]);
    expect(section(run, 'groups')!.notes.at(-1)).toContain('900 members have no code');
  });
});

describe('value', () => {
  it('falls along the columns while its share adds up to one', () => {
    expect(chart(twoYears, 'value', 'pareto')).toMatchObject({
      categories: ['good', 'asleep', 'new'],
      values: [12_000, 1_300, 100],
      shares: [12_000 / 13_400, 13_300 / 13_400, 1],
      valueTitle: 'Value (CNY)',
    });
  });

  it('is left out where there is none', () => {
    const groups = twoYears.groups.map(
      ([period, code, name, members, orders]) => [period, code, name, members, orders, 0] as const,
    );
    expect(section({ ...twoYears, groups }, 'value')).toBeUndefined();
  });
});

describe('movement', () => {
  it('flows from segment to segment, with those who came and left at the end', () => {
    expect(chart(twoYears, 'movement', 'flow')).toMatchObject({
      from: ['good', 'new', 'asleep', 'Not scored'],
      flows: [
        { from: 0, to: 0, members: 25 },
        { from: 0, to: 2, members: 20 },
        { from: 0, to: 3, members: 5 },
        { from: 2, to: 0, members: 5 },
        { from: 2, to: 2, members: 45 },
        { from: 3, to: 1, members: 5 },
      ],
      description:
        'Flow diagram. 70% of the members before stayed where they were; 20 members fell, 5 rose, 5 left, 5 are new.',
    });
    expect(chart(twoYears, 'movement', 'heat').values).toEqual([
      [25, 0, 20, 5],
      [0, 0, 0, 0],
      [5, 0, 45, 0],
      [0, 5, 0, null],
    ]);
  });

  it('stands in a table as parts of the segments before', () => {
    expect(
      cells(
        table(twoYears, 'movement', 'movement_periods'),
        'from_segment',
        'to_segment',
        'members',
        'of_from',
      ),
    ).toEqual([
      ['asleep', 'asleep', 45, 0.9],
      ['good', 'good', 25, 0.5],
      ['good', 'asleep', 20, 0.4],
      ['good', 'Not scored', 5, 0.1],
      ['asleep', 'good', 5, 0.1],
      ['Not scored', 'new', 5, null],
    ]);
  });

  it('says how many small flows are told together', () => {
    const movement = {
      ...moved('2016', '2017', [['good', 'good', 25]]),
      others: { flows: 7, members: 9, monetary: '70.0000' },
    };
    const run: SmallRun = { ...twoYears, movements: [movement] };
    expect(
      cells(table(run, 'movement', 'movement_periods'), 'from_segment', 'to_segment', 'members', 'of_from'),
    ).toEqual([
      // 25 of the 50 good ones that the period before has.
      ['good', 'good', 25, 0.5],
      ['7 smaller movements together', null, 9, null],
    ]);
    expect(section(run, 'movement')!.notes).toEqual([
      '7 small movements of 9 members in all are told together and not drawn.',
    ]);
  });

  it('between runs is told beside that between periods, unless a period was not over', () => {
    const between = { ...moved('2016', '2017', [['good', 'good', 25]]), between: 'runs' as const };
    const from = { ...between.from, runId: 'before', label: '2015' };
    const fair: SmallRun = { ...twoYears, movements: [...twoYears.movements!, { ...between, from }] };
    expect(section(fair, 'movement')!.tables.map(({ title }) => title)).toEqual([
      'Movements, 2016 to 2017',
      'Movements, 2015 to 2017',
    ]);
    const unfair: SmallRun = { ...twoYears, movements: [{ ...between, from: { ...from, partial: true } }] };
    expect(section(unfair, 'movement')).toMatchObject({
      charts: [],
      notes: ['The movement between the runs (2015 to 2017) is not told: one of the periods was not over.'],
    });
  });

  it('is totalled from period to period', () => {
    const periods = [['2015', '2015-01-01', '2016-01-01'] as const, ...twoYears.periods];
    const movements = [moved('2015', '2016', [['asleep', 'good', 9]]), ...twoYears.movements!];
    expect(table({ ...twoYears, periods, movements }, 'movement', 'movement_totals').rows).toEqual([
      ['2016 to 2017', 70, 5, 20, 5, 5],
      ['2015 to 2016', 0, 9, 0, 0, 0],
    ]);
  });

  it('is left out where there is nothing before', () => {
    expect(section({ ...twoYears, movements: [] }, 'movement')).toBeUndefined();
  });
});

describe('trend', () => {
  it('leaves blank what is not over, and has it in the table, marked', () => {
    expect(chart(open, 'trend', 'trend')).toMatchObject({
      categories: ['2016', '2017', '2018 (not over)'],
      series: [
        { name: 'Members', values: [100, 100, null] },
        { name: 'Orders', values: [250, 190, null] },
      ],
    });
    expect(cells(table(open, 'trend', 'trend'), 'period', 'state', 'members').at(-1)).toEqual([
      '2018',
      'not over',
      8,
    ]);
  });

  it('is left out where there is one result', () => {
    expect(section({ ...twoYears, periods: twoYears.periods.slice(1) }, 'trend')).toBeUndefined();
  });
});

describe('data quality', () => {
  it('accounts for every row', () => {
    const counts = { lines: { read: 100, kept: 90, quarantined: 7, excluded: 3 }, orders: 90, members: 9 };
    expect(
      cells(
        table({ ...twoYears, manifest: { counts } }, 'quality', 'accounts'),
        'line',
        'row_count',
        'row_share',
      ),
    ).toEqual([
      ['source', 100, 1],
      ['kept', 90, 0.9],
      ['quarantined', 7, 0.07],
      ['excluded', 3, 0.03],
      ['difference', 0, 0],
    ]);
  });

  it('gives a verdict on the account and on each limit', () => {
    const gates = [
      { gate: 'rows_kept', verdict: 'passed', message: '' },
      { gate: 'of a later version', verdict: 'failed', message: '' },
    ];
    expect(table({ ...twoYears, manifest: { gates } }, 'quality', 'checks').rows).toEqual([
      ['Order rows add up', 'OK'],
      ['Rows are left to compute from', 'OK'],
      ['of a later version', 'FAILED'],
    ]);
  });

  it('has no comparison with an earlier run of the day where there was none', () => {
    expect(section(twoYears, 'quality')!.tables.map(({ id }) => id)).not.toContain('drift');
    const run: SmallRun = { ...twoYears, manifest: { drift: { runId, changes: [] } } };
    expect(table(run, 'quality', 'drift')).toMatchObject({ rows: [], empty: 'No order differs.' });
  });
});

describe('definitions', () => {
  it('say which values get which digit: the fewer days, the better', () => {
    expect(table(twoYears, 'definitions', 'bins').rows).toEqual([
      [2, 'up to 30', 'over 1', 'over 100'],
      [1, 'over 30', 'up to 1', 'up to 100'],
    ]);
  });

  it('bound the outer bins of given edges, unless values outside are taken in', () => {
    const given = (outside: string) => ({ method: 'edges', edges: [0, 30, 365], outside });
    const run: SmallRun = {
      ...twoYears,
      rfm: {
        bins: { recency: given('null'), frequency: given('clamp'), monetary: { method: 'quantile', n: 3 } },
      },
      manifest: {
        periods: inputOf(twoYears).manifest.periods.map((period) => ({
          ...period,
          edges: { recency: [0, 30, 365], frequency: [0, 30, 365], monetary: [10, 20] },
        })),
      },
    };
    expect(table(run, 'definitions', 'bins').rows).toEqual([
      [3, null, null, 'over 20'],
      [2, 'over 0, up to 30', 'over 30', 'over 10, up to 20'],
      [1, 'over 30, up to 365', 'up to 30', 'up to 10'],
    ]);
  });
});
