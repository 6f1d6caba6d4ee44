import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manifestSchema, type Manifest } from '../../contracts/manifest.js';
import { databaseOwnTables } from '../../domain/tables/published.js';
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

describe('the manifest', () => {
  /** The manifest that a publication wrote. */
  async function manifestOf(steps: JobSteps): Promise<Manifest> {
    const { documents } = await publish(steps, steps.run.runId);
    const uri = documents.find(({ kind }) => kind === 'manifest')?.uri.replace('store:', '') ?? '';
    return manifestSchema.parse(JSON.parse(await readFile(join(shop.bench.folder, 'store', uri), 'utf8')));
  }

  it('names the published tables, and apart from them those they were made from', async () => {
    const members = csv`
      member_id
      ann
    `;
    const steps = await scored('manifest.duckdb', { orders, members });
    const { tables, workingTables } = await manifestOf(steps);
    expect(Object.keys(tables).toSorted()).toEqual([
      'audit',
      'members_quarantine',
      'order_adjustments',
      'orders_clean',
      'orders_quarantine',
      'reconciliation',
      'rfm_groups',
      'rfm_scores',
    ]);
    expect(workingTables).toEqual({
      members_staged: steps.extracted.tables.find(({ name }) => name === 'members')?.ref,
      orders_staged: steps.extracted.tables.find(({ name }) => name === 'orders')?.ref,
      members_clean: steps.cleaned.tables['members_clean'],
      member_orders: steps.featured.memberOrders,
    });
  });

  it('of before there were working tables can still be read', async () => {
    const { workingTables, ...before } = await manifestOf(await scored('before.duckdb'));
    expect(workingTables).toBeDefined();
    expect(manifestSchema.safeParse(before).success).toBe(true);
  });
});

/** A database of the first form, with a run in it. */
const firstForm = [
  'create table schema_version (version integer not null)',
  'insert into schema_version values (1)',
  `create table runs (run_id varchar primary key, business varchar not null, job varchar not null, as_of date not null,
    published_at timestamp with time zone not null, code_version varchar not null, configuration_hash varchar not null)`,
  `insert into runs values ('run-0', 'shop', 'rfm', '2016-01-01', '2016-01-01 00:00:00+00', '0.1.0', 'abc')`,
  'create view latest_runs as select run_id, business, job, as_of, published_at from runs',
  'create table rfm_scores (run_id varchar, member_id varchar, monetary_sum decimal(18, 4))',
  `insert into rfm_scores values ('run-0', 'ann', 10)`,
  'create view rfm_scores_latest as select * from rfm_scores',
];

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
        .concat(...databaseOwnTables, 'sales_rfm_score')
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

  it('written by an older form gets room for greater sums, and keeps its rows', async () => {
    await inDatabase('older.duckdb', async (session) => {
      await session.run('use published');
      for (const statement of firstForm) await session.run(statement);
    });
    const orders = csv`
      order_id,member_id,ordered_at,amount
      1,ann,2016-12-01,99999999999999
      2,ann,2016-12-02,99999999999999
    `;
    await publish(await scored('older.duckdb', { orders }, 'run-2'), 'run-2');
    expect(
      await lines(
        'older.duckdb',
        `select run_id, monetary_sum from rfm_scores where member_id = 'ann' order by run_id`,
      ),
    ).toEqual(['run-0 | 10.0000', 'run-2 | 199999999999998.0000']);
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
