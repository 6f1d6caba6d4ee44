import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDuckDb } from '../../engine/duckdb/duckdb.js';
import type { Session } from '../../engine/session.js';
import type { JobSteps } from '../support/job.js';
import { rejectedWith } from './failures.js';
import { csv, openShop, type Shop, type ShopTables } from './shop.js';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.bench.dispose());

const orders = csv`
  order_id,member_id,ordered_at,amount
  1,ann,2016-12-01,10
  2,bob,2016-12-02,20
  3,,2016-12-03,30
`;
const aliases = { sales_rfm_score: 'rfm_scores' };

/** The steps of a run up to scoring, to be published under several ids and as-ofs. */
async function scored(path: string, tables: ShopTables = { orders }, runId = 'run-1'): Promise<JobSteps> {
  const business = { publish: { workbook: false, folder: 'out', database: { path, aliases } } };
  return (await shop.score(tables, { runId, business })).steps;
}

const publish = (steps: JobSteps, runId: string, asOf = '2017-01-01', day = 1) =>
  shop.bench.publish({ ...steps, run: { ...steps.run, runId, asOf } }, `2020-01-0${day}T00:00:00.000Z`);

/** Works on a published database. */
const inDatabase = <T>(path: string, work: (session: Session) => Promise<T>): Promise<T> =>
  createDuckDb({ memoryLimit: '256MB', threads: 1 }).withSession(
    {
      temporaryFolder: join(shop.bench.folder, 'looking'),
      signal: new AbortController().signal,
      attach: join(shop.bench.folder, 'out', path),
    },
    work,
  );

const lines = (path: string, select: string): Promise<readonly string[]> =>
  inDatabase(path, async (session) => {
    // Views name their tables as the database itself does.
    await session.run('use published');
    const rows = await session.rows(select);
    return rows.map((row) => Object.values(row).map(String).join(' | '));
  });

describe('the output database', () => {
  it('holds every table of a run under its run id, once however often it is published', async () => {
    const steps = await scored('once.duckdb');
    await publish(steps, 'run-a');
    await publish(steps, 'run-a');
    expect(
      await lines('once.duckdb', 'select run_id, member_id, monetary_sum from rfm_scores order by all'),
    ).toEqual(['run-a | ann | 10.0000', 'run-a | bob | 20.0000']);
    expect(
      await lines('once.duckdb', 'select run_id, source_row, reason, raw_values from orders_quarantine'),
    ).toEqual([
      `run-a | 4 | MISSING_MEMBER_ID | {"order_id":"3","member_id":null,"ordered_at":"2016-12-03","amount":"30"}`,
    ]);
    expect(await lines('once.duckdb', 'select run_id, business, job, as_of, published_at from runs')).toEqual(
      ['run-a | shop | rfm | 2017-01-01 | 2020-01-01 00:00:00+00'],
    );
    const tables = await lines(
      'once.duckdb',
      `select table_name from information_schema.tables where table_catalog = 'published' order by 1`,
    );
    expect(tables).toEqual(
      [
        'audit',
        'order_adjustments',
        'orders_clean',
        'orders_quarantine',
        'reconciliation',
        'rfm_groups',
        'rfm_scores',
      ]
        .flatMap((name) => [name, `${name}_latest`])
        .concat('latest_runs', 'runs', 'sales_rfm_score', 'schema_version')
        .toSorted(),
    );
  });

  it('calls the greatest as-of latest, then the last published: a backfill never becomes it', async () => {
    const latest = () => lines('latest.duckdb', 'select distinct run_id from rfm_scores_latest');
    const steps = await scored('latest.duckdb');
    await publish(steps, 'january', '2017-01-01', 1);
    expect(await latest()).toEqual(['january']);
    await publish(steps, 'february', '2017-02-01', 2);
    await publish(steps, 'backfill', '2017-01-15', 3);
    expect(await latest()).toEqual(['february']);
    expect(await lines('latest.duckdb', 'select distinct run_id from sales_rfm_score')).toEqual(['february']);
    await publish(steps, 'once-more', '2017-02-01', 4);
    expect(await latest()).toEqual(['once-more']);
    expect(await lines('latest.duckdb', 'select count(distinct run_id) from rfm_scores')).toEqual(['4']);
  });

  it('takes a further column of a later configuration; it is empty in earlier runs, and stays for later ones without', async () => {
    const select = 'select run_id, order_id, channel from orders_clean order by 1, 2';
    const plain = await scored('columns.duckdb');
    const withChannel = csv`
      order_id,member_id,ordered_at,amount,channel
      1,ann,2016-12-01,10,web
    `;
    await publish(plain, 'run-1');
    await publish(await scored('columns.duckdb', { orders: withChannel }, 'run-2'), 'run-2');
    await publish(plain, 'run-3');
    expect(await lines('columns.duckdb', select)).toEqual([
      'run-1 | 1 | null',
      'run-1 | 2 | null',
      'run-2 | 1 | web',
      'run-3 | 1 | null',
      'run-3 | 2 | null',
    ]);
  });

  it('written by a newer form is refused, untouched', async () => {
    const steps = await scored('newer.duckdb');
    await publish(steps, 'run-1');
    await inDatabase('newer.duckdb', (session) =>
      session.run('insert into published.schema_version values (1000)'),
    );
    const details = await rejectedWith(publish(steps, 'run-2'), 'InvalidInput', ['newer', '1000']);
    expect(details.remedy).toContain('Upgrade');
    expect(await lines('newer.duckdb', 'select run_id from runs')).toEqual(['run-1']);
  });
});
