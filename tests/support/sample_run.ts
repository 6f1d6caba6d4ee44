import type { Config } from '../../config/schema.js';
import { parseConfig } from '../../config/load.js';
import { factsVersion, type RunFacts } from '../../contracts/facts.js';
import { manifestVersion, type Manifest } from '../../contracts/manifest.js';
import { flowsBetween, groups, periods, quarantined, segments, total } from './sample_figures.js';

const runId = '0199f0aa-5a0e-7b51-b2a6-3f2a7d0c1e55';
const asOf = '2018-02-15';

/** The configuration of the sample shop, of which some keys may be set otherwise. */
export const sampleConfig = (otherwise: Readonly<Record<string, unknown>> = {}): Config =>
  parseConfig({
    version: 1,
    business: 'corner-shop',
    time_zone: 'Asia/Shanghai',
    currency: 'CNY',
    sources: { shop: { kind: 'workbook', path: 'orders.xlsx' } },
    tables: {
      orders: {
        source: 'shop',
        columns: { order_id: 'id', member_id: 'member', ordered_at: 'time', amount: 'amount' },
      },
    },
    rfm: {
      periods: { every: 'quarter' },
      bins: { method: 'quantile', n: 3 },
      names: {
        mapping: 'custom',
        version: 'shop/1',
        rules: ['33*', '3*3', '3**', '23*', '2**', '13*', '1**'].map((code, i) => ({
          code,
          name: segments[i]!,
        })),
      },
    },
    ...otherwise,
  });

const startsOn: Readonly<Record<(typeof periods)[number], string>> = {
  '2016Q4': '2016-10-01',
  '2017Q1': '2017-01-01',
  '2017Q2': '2017-04-01',
  '2017Q3': '2017-07-01',
  '2017Q4': '2017-10-01',
  '2018Q1': '2018-01-01',
};
const endOf = (i: number): string => (i + 1 < periods.length ? startsOn[periods[i + 1]!] : asOf);

const money = (amount: number): string => amount.toFixed(4);
const orders = periods.reduce((sum, period) => sum + total('orders', period), 0);
const value = periods.reduce((sum, period) => sum + total('monetary', period), 0);
const setAside = quarantined.reduce((sum, { rows }) => sum + rows, 0);
const excluded = 31;

/** The manifest of the sample's run; its last quarter is not over. */
export const sampleManifest: Manifest = {
  manifestVersion,
  business: 'corner-shop',
  job: 'rfm',
  runId,
  asOf,
  timeZone: 'Asia/Shanghai',
  codeVersion: '0.1.0',
  configurationHash: '5f'.repeat(32),
  publishedAt: '2018-02-15T01:02:03.000Z',
  inputs: [
    {
      table: 'orders',
      path: 'orders.xlsx',
      bytes: 1,
      sha256: 'ab'.repeat(32),
      sheets: ['2016', '2017', '2018'],
    },
  ],
  counts: {
    lines: { read: orders + setAside + excluded, kept: orders, quarantined: setAside, excluded },
    orders,
    members: total('members', '2017Q4') + 2000,
  },
  periods: periods.map((label, i) => ({
    label,
    startsOn: startsOn[label],
    asOf: endOf(i),
    partial: i === periods.length - 1,
    edges: { recency: [21, 54], frequency: [1, 3], monetary: [119.5, 640.25] },
    collapsed: i === 0 ? 1 : 0,
    outOfRange: 0,
  })),
  weights: { r: 0.333334, f: 0.333333, m: 0.333333 },
  consistencyRatio: null,
  namesVersion: 'shop/1',
  gates: [
    { gate: 'rows_kept', verdict: 'passed', message: '' },
    { gate: 'rows_against_last_run', verdict: 'not_judged', message: '' },
  ],
  drift: { runId: 'earlier', changes: [{ change: 'late_arriving', rows: 12, amount: '3480.0000' }] },
  tables: {},
  documents: [],
  notAvailable: ['members'],
  warnings: [],
};

const standpoint = (i: number) => ({
  label: periods[i]!,
  asOf: endOf(i),
  runId,
  partial: i === periods.length - 1,
});

const worthOf = (segment: string, period: string): number =>
  total('monetary', period, segment) / total('members', period, segment);

/** The facts of the sample's run. */
export const sampleFacts: RunFacts = {
  factsVersion,
  groups: groups.map(({ recencyDays, monetary, ...group }) => ({
    ...group,
    monetary: money(monetary),
    recencyDaysMean: recencyDays,
  })),
  concentration: Array.from({ length: 20 }, (_, i) => ({
    memberShare: (i + 1) / 20,
    monetaryShare: 1 - (1 - (i + 1) / 20) ** 4,
  })),
  movements: periods.slice(1).map((after, i) => ({
    between: 'periods',
    from: standpoint(i),
    to: standpoint(i + 1),
    flows: flowsBetween(periods[i]!, after).map(({ from, to, members }) => ({
      from,
      to,
      members,
      monetary: money(Math.round(members * (to === null ? worthOf(from!, periods[i]!) : worthOf(to, after)))),
    })),
  })),
  earlierRuns: [],
  quality: {
    reasons: quarantined.map(({ reason, rows }) => ({
      table: 'orders',
      reason,
      rows,
      amount: money(rows * 240),
    })),
    reconciliation: [
      {
        table: 'orders',
        line: 'source',
        rows: orders + setAside + excluded,
        amount: money(value + setAside * 240),
      },
      { table: 'orders', line: 'kept', rows: orders, amount: money(value) },
      { table: 'orders', line: 'quarantined', rows: setAside, amount: money(setAside * 240) },
      { table: 'orders', line: 'excluded', rows: excluded, amount: money(0) },
      { table: 'orders', line: 'difference', rows: 0, amount: money(0) },
      { table: 'orders', line: 'excluded staff', rows: excluded, amount: null },
    ],
    audit: ['id', 'member', 'time', 'amount'].map((heading, i) => ({
      table: 'orders',
      heading,
      column: ['order_id', 'member_id', 'ordered_at', 'amount'][i]!,
      kind: ['id', 'id', 'timestamp', 'money'][i]!,
      rows: orders + setAside + excluded,
      missing: i === 1 ? 96 : 0,
      unparseable: i === 2 ? 14 : 0,
      distinct: null,
    })),
  },
};
