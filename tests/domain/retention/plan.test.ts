import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { artifactKinds, newestFirst, runParts, type Artifact } from '../../../domain/retention/artifact.js';
import { planRetention, type RetentionPolicy, type UnderWay } from '../../../domain/retention/plan.js';

const now = '2026-06-30T00:00:00.000Z';
const nothing: UnderWay = { runs: new Set(), days: new Set() };

/** An artifact of a run that describes a day and was published so many days ago. */
const artifact = (
  kind: Artifact['kind'],
  runId: string,
  { asOf = '', age = 0, job = 'rfm' }: { asOf?: string; age?: number; job?: string } = {},
): Artifact => ({
  kind,
  job,
  runId,
  asOf,
  at: new Date(Date.parse(now) - age * 86_400_000).toISOString(),
  bytes: 1,
  rows: 0,
  places: [`${runId}/${kind}`],
});

const going = (artifacts: readonly Artifact[], policy: RetentionPolicy, underWay = nothing) =>
  planRetention(artifacts, policy, underWay, now).map(
    ({ runId, kind, because }) => `${runId} ${kind} by ${because}`,
  );

describe('what a retention policy lets go', () => {
  const staging = [
    artifact('staging', 'may', { asOf: '2026-05-01', age: 60 }),
    artifact('staging', 'june', { asOf: '2026-06-01', age: 29 }),
    artifact('staging', 'april', { asOf: '2026-04-01', age: 91 }),
    // Looked back at an old day, lately.
    artifact('staging', 'backfill', { asOf: '2020-01-01', age: 1 }),
  ];

  it.each<readonly [string, RetentionPolicy, readonly string[]]>([
    ['nothing without a rule', {}, []],
    ['nothing by a rule for another kind', { working: { days: 1 } }, []],
    ['what is older than so many days', { staging: { days: 60 } }, ['april']],
    ['what is beyond the newest so many, by as-of', { staging: { keep: 2 } }, ['april', 'backfill']],
    ['only what is both', { staging: { days: 60, keep: 3 } }, []],
    ['what is both', { staging: { days: 30, keep: 1 } }, ['may', 'april']],
    ['never the latest', { staging: { days: 1 } }, ['may', 'april']],
  ])('%s', (_, policy, runs) => {
    expect(going(staging, policy)).toEqual(runs.map((run) => `${run} staging by staging`));
  });

  it('everything of a run that the rule for whole runs lets go, and rows in the database by their own', () => {
    const runs = ['old', 'new'].flatMap((run, i) => [
      ...runParts.map((kind) => artifact(kind, run, { asOf: `2026-0${i + 1}-01`, age: 100 - i })),
      artifact('database', run, { asOf: `2026-0${i + 1}-01`, age: 100 - i }),
    ]);
    expect(going(runs, { runs: { keep: 1 } })).toEqual(runParts.map((kind) => `old ${kind} by runs`));
    expect(going(runs, { database: { keep: 1 } })).toEqual(['old database by database']);
  });

  it('of each job by itself: the latest of each stays', () => {
    const jobs = [
      artifact('results', 'rfm', { asOf: '2026-01-01', age: 90 }),
      artifact('results', 'churn', { asOf: '2026-02-01', age: 50, job: 'churn' }),
    ];
    expect(going(jobs, { runs: { days: 1 }, results: { days: 1 } })).toEqual([]);
  });

  it('of two runs of the latest day the one that was published first', () => {
    const day = [
      artifact('results', 'first', { asOf: '2026-01-01', age: 9 }),
      artifact('results', 'second', { asOf: '2026-01-01', age: 8 }),
    ];
    expect(going(day, { runs: { days: 1 } })).toEqual(['first results by runs']);
  });

  it('nothing of a run under way, nor of a day that a job under way describes', () => {
    const kept: UnderWay = { runs: new Set(['failed']), days: new Set(['2026-04-01']) };
    const all = [
      ...staging,
      artifact('unfinished', 'failed', { age: 99 }),
      artifact('scratch', 'failed', { age: 99 }),
    ];
    const policy: RetentionPolicy = { staging: { days: 30 }, unfinished: { days: 1 }, scratch: { days: 1 } };
    expect(going(all, policy, kept)).toEqual(['may staging by staging']);
    expect(going(all, policy)).toHaveLength(4);
  });

  it('what steps of the latest run left over, too', () => {
    const left = [staging[1]!, artifact('scratch', 'june', { asOf: '2026-06-01', age: 3 })];
    expect(going(left, { scratch: { days: 1 }, staging: { days: 1 } })).toEqual(['june scratch by scratch']);
  });
});

const rule = fc.option(
  fc.oneof(
    fc.record({ days: fc.integer({ min: 1, max: 60 }) }),
    fc.record({ keep: fc.integer({ min: 1, max: 5 }) }),
    fc.record({ days: fc.integer({ min: 1, max: 60 }), keep: fc.integer({ min: 1, max: 5 }) }),
  ),
  { nil: undefined },
);
const policies: fc.Arbitrary<RetentionPolicy> = fc.record(
  Object.fromEntries([...artifactKinds, 'runs' as const].map((kind) => [kind, rule])),
);
/** Runs with all their parts; the number of a run is its id, so that no two are the same. */
const stores = fc
  .array(
    fc.record({
      job: fc.constantFrom('rfm', 'churn'),
      day: fc.integer({ min: 1, max: 9 }),
      age: fc.integer({ min: 0, max: 90 }),
    }),
    { maxLength: 12 },
  )
  .map((runs) =>
    runs.flatMap(({ job, day, age }, i) =>
      [...runParts, 'database' as const].map((kind) =>
        artifact(kind, String(i), { job, asOf: `2026-01-0${day}`, age: age + i / 100 }),
      ),
    ),
  );

describe('whatever the policy and the store', () => {
  it('the latest run of each job keeps everything', () => {
    fc.assert(
      fc.property(stores, policies, (artifacts, policy) => {
        const gone = new Set(planRetention(artifacts, policy, nothing, now).map(({ runId }) => runId));
        for (const job of ['rfm', 'churn']) {
          const [latest] = artifacts.filter((one) => one.job === job).sort(newestFirst);
          if (latest !== undefined) expect(gone).not.toContain(latest.runId);
        }
      }),
    );
  });

  it('nothing goes that no rule names, and with a day more fewer or the same go', () => {
    fc.assert(
      fc.property(stores, fc.integer({ min: 1, max: 90 }), (artifacts, days) => {
        const places = (policy: RetentionPolicy) =>
          planRetention(artifacts, policy, nothing, now).flatMap((one) => one.places);
        const [strict, lax] = [places({ staging: { days } }), places({ staging: { days: days + 1 } })];
        expect(strict).toEqual(expect.arrayContaining([...lax]));
        expect(strict.filter((place) => !place.endsWith('/staging'))).toEqual([]);
      }),
    );
  });

  it('once it is gone nothing more goes', () => {
    fc.assert(
      fc.property(stores, policies, (artifacts, policy) => {
        const gone = new Set(planRetention(artifacts, policy, nothing, now).flatMap(({ places }) => places));
        const left = artifacts.filter(({ places }) => !places.some((place) => gone.has(place)));
        expect(planRetention(left, policy, nothing, now)).toEqual([]);
      }),
    );
  });
});
