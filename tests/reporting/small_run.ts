import { configSchema, type Config } from '../../config/schema.js';
import { factsVersion, type GroupFacts, type Movement, type RunFacts } from '../../contracts/facts.js';
import type { Manifest } from '../../contracts/manifest.js';
import { basisOf, type ReportBasis, type ReportInput } from '../../reporting/basis.js';
import type { Locale } from '../../reporting/texts/locale.js';
import { sampleConfig, sampleManifest } from '../support/sample_run.js';

type PeriodLine = readonly [label: string, startsOn: string | null, asOf: string, partial?: 'partial'];
type GroupLine = readonly [
  period: string,
  code: string | null,
  segment: string | null,
  members: number,
  orders: number,
  monetary: number,
];

/** A run in a few lines, two bins in each dimension unless configured otherwise. */
export interface SmallRun {
  readonly periods: readonly PeriodLine[];
  readonly groups: readonly GroupLine[];
  readonly movements?: RunFacts['movements'];
  readonly earlierRuns?: RunFacts['earlierRuns'];
  readonly concentration?: RunFacts['concentration'];
  readonly quality?: Partial<RunFacts['quality']>;
  readonly manifest?: Partial<Manifest>;
  readonly rfm?: Readonly<Record<string, unknown>>;
  readonly report?: Readonly<Record<string, unknown>>;
  readonly locale?: Locale;
}

/** Id of every small run. */
export const runId = 'this-run';

export function inputOf(run: SmallRun): ReportInput {
  return {
    locale: run.locale ?? 'en',
    config: configOf(run),
    manifest: {
      ...sampleManifest,
      runId,
      asOf: run.periods.at(-1)?.[2] ?? '2018-01-01',
      counts: { lines: { read: 10, kept: 10, quarantined: 0, excluded: 0 }, orders: 10, members: 1 },
      weights: { r: 0.5, f: 0.25, m: 0.25 },
      drift: null,
      notAvailable: [],
      periods: run.periods.map(([label, startsOn, asOf, partial]) => ({
        label,
        startsOn,
        asOf,
        partial: partial !== undefined,
        edges: { recency: [30], frequency: [1], monetary: [100] },
        collapsed: 0,
        outOfRange: 0,
      })),
      ...run.manifest,
    },
    facts: {
      factsVersion,
      groups: run.groups.map(groupOf),
      concentration: run.concentration ?? [],
      movements: run.movements ?? [],
      earlierRuns: run.earlierRuns ?? [],
      quality: { reasons: [], reconciliation: [], audit: [], ...run.quality },
    },
  };
}

export const basis = (run: SmallRun): ReportBasis => basisOf(inputOf(run));

const configOf = ({ rfm, report }: SmallRun): Config =>
  configSchema.parse({
    ...sampleConfig(),
    rfm: { periods: { every: 'year' }, bins: { method: 'median' }, ...rfm },
    report: report ?? {},
  });

const groupOf = ([period, code, segment, members, orders, monetary]: GroupLine): GroupFacts => ({
  period,
  code,
  segment,
  members,
  orders,
  monetary: monetary.toFixed(4),
  recencyDaysMean: orders === 0 ? null : 20,
});

/** A movement between two periods of the run; flows as from, to, members. */
export const moved = (
  from: string,
  to: string,
  flows: readonly (readonly [from: string | null, to: string | null, members: number])[],
): Movement => ({
  between: 'periods',
  from: { label: from, asOf: `${Number(from) + 1}-01-01`, runId, partial: false },
  to: { label: to, asOf: `${Number(to) + 1}-01-01`, runId, partial: false },
  flows: flows.map(([before, after, members]) => ({
    from: before,
    to: after,
    members,
    monetary: (members * 10).toFixed(4),
  })),
});

/** Two years; the good lose 20 of 50 of their members to the sleeping ones and 5 for good. */
export const twoYears: SmallRun = {
  periods: [
    ['2016', '2016-01-01', '2017-01-01'],
    ['2017', '2017-01-01', '2018-01-01'],
  ],
  groups: [
    ['2016', '222', 'good', 50, 200, 20_000],
    ['2016', '111', 'asleep', 50, 50, 1_000],
    ['2017', '222', 'good', 30, 120, 12_000],
    ['2017', '111', 'asleep', 65, 65, 1_300],
    ['2017', '211', 'new', 5, 5, 100],
  ],
  movements: [
    moved('2016', '2017', [
      ['good', 'good', 25],
      ['good', 'asleep', 20],
      ['good', null, 5],
      ['asleep', 'asleep', 45],
      ['asleep', 'good', 5],
      [null, 'new', 5],
    ]),
  ],
};
