import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findings } from '../../activities/findings.js';
import { factsSchema, type Movement, type RunFacts } from '../../contracts/facts.js';
import { createDuckDb } from '../../engine/duckdb/duckdb.js';
import { openFolderStore } from '../../store/folder.js';
import type { JobSteps } from '../support/job.js';
import { recentAndFaithful } from './recent_and_faithful.js';
import { csv, openShop, type Shop } from './shop.js';

const business = recentAndFaithful('faithful');
const until2016 = csv`
  order_id,member_id,ordered_at,amount
  1,ann,2015-12-30,10
  2,bob,2015-12-30,30
  3,cid,2015-02-01,5
  4,dan,2015-12-30,7
  5,ann,2016-12-31,100
  6,bob,2016-03-01,20
  7,bob,2016-03-02,20
  8,cid,2016-12-30,40
  9,eve,2016-12-31,20
  10,fay,2016-12-31,x
`;
const until2017 = `${until2016}11,ann,2017-12-31,50\n12,eve,2017-05-01,1\n`;

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.bench.dispose());

const dependencies = () => ({
  store: openFolderStore(join(shop.bench.folder, 'store')),
  engine: createDuckDb({ memoryLimit: '1GB', threads: 2 }),
  codeVersion: 'test',
});

async function factsOf(steps: JobSteps): Promise<{ readonly facts: RunFacts; readonly text: string }> {
  const { facts } = await shop.bench.run(findings(dependencies()), steps);
  const text = await readFile(await dependencies().store.get(facts), 'utf8');
  return { facts: factsSchema.parse(JSON.parse(text)), text };
}

const flowsOf = (movement: Movement | undefined): readonly string[] =>
  (movement?.flows ?? []).map(
    ({ from, to, members, monetary }) => `${from ?? '–'} → ${to ?? '–'}: ${members}, ${monetary}`,
  );

describe('facts of a first run', () => {
  let facts: RunFacts;
  let steps: JobSteps;
  beforeAll(async () => {
    ({ steps } = await shop.score({ orders: until2016 }, { asOf: '2017-01-01', runId: 'first', business }));
    ({ facts } = await factsOf(steps));
  });

  it('give the groups of all periods in order of time', () => {
    expect(
      facts.groups.map(({ period, code, segment, members, orders, monetary, recencyDaysMean }) =>
        [period, code, segment, members, orders, monetary, recencyDaysMean].join(' | '),
      ),
    ).toEqual([
      '2015 | 111 | others | 1 | 1 | 5.0000 | 333',
      '2015 | 211 | recent | 2 | 2 | 17.0000 | 1',
      '2015 | 212 | recent | 1 | 1 | 30.0000 | 1',
      // 2016-03-02 to 2016-12-31.
      '2016 | 122 | faithful | 1 | 2 | 40.0000 | 304',
      '2016 | 211 | recent | 1 | 1 | 20.0000 | 0',
      '2016 | 212 | recent | 2 | 2 | 140.0000 | 0.5',
    ]);
  });

  it('spread the value of the latest period over whole members, the most valuable first', () => {
    // 100, 40, 40, 20 of 200.
    expect(facts.concentration).toEqual([
      { memberShare: 0.25, monetaryShare: 0.5 },
      { memberShare: 0.5, monetaryShare: 0.7 },
      { memberShare: 0.75, monetaryShare: 0.9 },
      { memberShare: 1, monetaryShare: 1 },
    ]);
  });

  it('tell who moved between the periods, who came and who went, with what they are worth now', () => {
    expect(facts.movements).toHaveLength(1);
    const [movement] = facts.movements;
    expect(movement).toMatchObject({
      between: 'periods',
      from: { label: '2015', asOf: '2016-01-01', runId: 'first', partial: false },
      to: { label: '2016', asOf: '2017-01-01', runId: 'first', partial: false },
    });
    expect(flowsOf(movement)).toEqual([
      'others → recent: 1, 40.0000',
      'recent → faithful: 1, 40.0000',
      'recent → recent: 1, 100.0000',
      'recent → –: 1, 7.0000',
      '– → recent: 1, 20.0000',
    ]);
    expect(movement).not.toHaveProperty('others');
  });

  it('know of no earlier run', () => {
    expect(facts.earlierRuns).toEqual([]);
  });

  it('account for the rows, and describe columns without a value of theirs', () => {
    const { reasons, reconciliation, audit } = facts.quality;
    expect(reasons).toEqual([{ table: 'orders', reason: 'UNPARSEABLE_NUMBER', rows: 1, amount: '0.0000' }]);
    expect(reconciliation).toContainEqual({ table: 'orders', line: 'kept', rows: 9, amount: '252.0000' });
    expect(reconciliation.filter(({ line }) => line.startsWith('reason'))).toEqual([]);
    expect(audit.at(-1)).toEqual({
      table: 'orders',
      heading: 'amount',
      column: 'amount',
      kind: 'money',
      rows: 10,
      missing: 0,
      unparseable: 1,
      distinct: 8,
    });
    expect(JSON.stringify(audit)).not.toContain('ann');
  });

  it('are the same bytes whenever they are drawn', async () => {
    expect((await factsOf(steps)).text).toBe((await factsOf(steps)).text);
  });
});

describe('facts of a later run', () => {
  let later: JobSteps;
  const score = (runId: string, asOf: string, more: Readonly<Record<string, unknown>> = business) =>
    shop.score({ orders: until2017 }, { asOf, runId, business: more }).then(({ steps }) => steps);

  beforeAll(async () => {
    const runs: readonly (readonly [string, string, string])[] = [
      ['first', '2017-01-01', '2017-01-01T01:00:00.000Z'],
      ['again', '2017-01-01', '2017-01-01T02:00:00.000Z'],
      ['older', '2016-01-01', '2017-01-01T03:00:00.000Z'],
    ];
    for (const [runId, asOf, at] of runs) await shop.bench.publish(await score(runId, asOf), at);
    later = await score('later', '2018-01-01');
    await shop.bench.publish(await score('future', '2019-01-01'));
  });

  it('compare with the run of the greatest earlier as-of that was published last', async () => {
    const { facts } = await factsOf(later);
    const since = facts.movements.filter(({ between }) => between === 'runs');
    expect(since).toHaveLength(1);
    expect(facts.movements.at(-1)).toBe(since[0]);
    expect(since[0]?.from).toEqual({ label: '2016', asOf: '2017-01-01', runId: 'again', partial: false });
    expect(flowsOf(since[0])).toEqual([
      'faithful → –: 1, 40.0000',
      'recent → others: 1, 1.0000',
      'recent → recent: 1, 50.0000',
      'recent → –: 1, 40.0000',
    ]);
  });

  it('follow the runs before, one for each as-of, in order of time', async () => {
    const { facts } = await factsOf(later);
    expect(facts.earlierRuns).toEqual([
      {
        runId: 'older',
        asOf: '2016-01-01',
        members: 4,
        orders: 4,
        monetary: '52.0000',
        segments: [
          { segment: 'others', members: 1 },
          { segment: 'recent', members: 3 },
        ],
      },
      {
        runId: 'again',
        asOf: '2017-01-01',
        members: 4,
        orders: 5,
        monetary: '200.0000',
        segments: [
          { segment: 'faithful', members: 1 },
          { segment: 'recent', members: 3 },
        ],
      },
    ]);
  });

  it('leave out what cannot be compared: other names, other lengths of the period', async () => {
    const { rfm } = business;
    const renamed = { ...business, rfm: { ...rfm, names: { ...rfm.names, version: '2' } } };
    const quarters = { ...business, rfm: { ...rfm, periods: { every: 'quarter' } } };
    for (const [runId, other] of Object.entries({ renamed, quarters })) {
      const { facts } = await factsOf(await score(runId, '2018-01-01', other));
      expect(facts.movements.filter(({ between }) => between === 'runs')).toEqual([]);
      expect(facts.earlierRuns.map((earlier) => earlier.runId)).toEqual([]);
    }
  });

  it('leave out a run whose tables were deleted, and tell the rest', async () => {
    const tables = join(shop.bench.folder, 'store', 'shop', 'runs', 'again', 'tables');
    await rm(join(tables, 'rfm_scores.parquet'));
    await rm(join(tables, 'rfm_groups.parquet'));
    const { facts } = await factsOf(later);
    expect(facts.movements.map(({ between }) => between)).toEqual(['periods', 'periods']);
    expect(facts.earlierRuns.map(({ runId }) => runId)).toEqual(['older']);
  });
});
