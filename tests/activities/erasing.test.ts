import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ApplicationFailure } from '@temporalio/common';
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from 'vitest';
import { createActivities, type Activities } from '../../activities/index.js';
import type { ErasureOrder, ErasureOutcome, RunErasure } from '../../contracts/erasure.js';
import type { Manifest } from '../../contracts/manifest.js';
import type { ArtifactKind } from '../../domain/retention/artifact.js';
import { createDuckDb } from '../../engine/duckdb/duckdb.js';
import { tombstoneOf } from '../../sql/steps/erasing/bar.js';
import { openFolderStore } from '../../store/folder.js';
import type { Store } from '../../store/store.js';
import type { JobSteps } from '../support/job.js';
import { query } from '../end_to_end/results.js';
import { inSession } from '../support/session.js';
import { tracesOf } from '../support/traces.js';
import { letGo, manifestOf } from './let_go.js';
import { csv, openShop, type Shop, type ShopTables } from './shop.js';

const engine = createDuckDb({ memoryLimit: '256MB', threads: 1 });

/**
 * Anna (a-ann, once a-old) orders three times, one row of hers is faulty; Berta was referred by her. Order 9 is hers
 * and Cleo's by one number.
 */
const tables: ShopTables = {
  orders: {
    csv: csv`
      order_id,member_id,ordered_at,amount,address
      1,a-ann,2016-03-01,100.10,Lindenweg 5
      2,b-ber,2016-04-02,20,
      3, a-ann ,2016-12-03,-3,Lindenweg 5
      4,a-old,2015-12-04,40,Am Markt 1
      5,c-cle,2016-05-05,55,
      6,b-ber,2016-11-06,66,
      7,A-ANN,2016-11-07,7,
      8,a-ann1,2016-11-08,8,
      9,a-ann,2016-11-09,9,
      9,c-cle,2016-11-09,19,
      10,a-ann,2016-11-10,not a number,
      11,,2016-11-11,11,
    `,
    table: { on_conflict: 'keep_each' },
  },
  members: csv`
    member_id,registered_at,referrer_id,level
    a-ann,2015-01-01,,gold
    b-ber,2015-02-01,a-ann,gold
    c-cle,2015-03-01,b-ber,silver
    A-ANN,2015-03-01,,silver
  `,
  member_links: csv`
    member_id,canonical_id,linked_at
    a-old,a-ann,2016-01-01
  `,
  refunds: csv`
    order_id,refunded_at,amount
    1,2016-06-01,10
    2,2016-06-02,2
    9,2016-12-01,1
    77,2016-12-01,1
  `,
};

const gone = ['a-old', ' a-ann ', '"a-ann"', '100.10', '100.1000'];
/** Without the table of links nothing says that a-old is the same member. */
const hers = gone.filter((text) => text !== 'a-old');

interface Erased {
  readonly order: ErasureOrder;
  readonly counts: Pick<ErasureOutcome, 'tables' | 'rows' | 'documents' | 'databaseRows'> & {
    readonly changed: readonly string[];
    readonly removed: readonly string[];
  };
}

/** The steps of the workflow, but for waiting, in its order. */
async function erase(
  shop: Shop,
  run: JobSteps['run'],
  number: string,
  {
    activities = shop.bench.activities,
    at = '2026-01-01T00:00:00.000Z',
    dryRun = false,
    keepOthers = false,
    pastDamaged = false,
  }: {
    activities?: Activities;
    at?: string;
    dryRun?: boolean;
    keepOthers?: boolean;
    pastDamaged?: boolean;
  } = {},
): Promise<Erased> {
  const step: Shop['bench']['run'] = (activity, ...parameters) => shop.bench.run(activity, ...parameters);
  await step(activities.drawKey, run);
  const store = openFolderStore(join(shop.bench.folder, 'store'));
  const key = (await store.read(`store:${run.business}/masking.key`)) ?? '';
  const tombstone = await inSession((session) => tombstoneOf(session, number, key));
  const erasing = { ...run, runId: `erasing-${at.slice(0, 4)}` };
  const asked = { run: erasing, tombstone: tombstone ?? '', dryRun, requester: 'me@here', at };
  const { id, tombstones } = await step(activities.barMember, asked);
  const order = { id, at, tombstones, dryRun };
  const { published, others } = await step(activities.storedRuns, run);
  const counts = { tables: 0, rows: 0, documents: 0, databaseRows: 0 };
  const changed: string[] = [];
  const removed: string[] = [];
  for (const of of published) {
    const rewriting = step(activities.rewriteRun, { run: erasing, of, erasure: order });
    const taken = await (pastDamaged ? rewriting.catch(nothingWhenDamaged) : rewriting);
    if (taken.changed) changed.push(of);
    removed.push(...(taken.removed ?? []));
    counts.tables += taken.tables;
    counts.rows += taken.rows;
    counts.documents += taken.documents;
  }
  const runIds = keepOthers ? [] : others;
  await step(activities.removeUnpublished, { business: run.business, runIds, dryRun });
  counts.databaseRows = await step(activities.eraseFromDatabase, { run: erasing, erasure: order, changed });
  const outputs = await step(activities.eraseFromOutputs, { run: erasing, erasure: order, changed });
  counts.documents += outputs.documents;
  removed.push(...outputs.removed);
  return { order, counts: { ...counts, changed, removed } };
}

/** What the workflow counts of a run that is damaged. */
function nothingWhenDamaged(error: unknown): RunErasure {
  if (!(error instanceof ApplicationFailure) || error.type !== 'ArtifactDamaged') throw error;
  return { changed: false, tables: 0, rows: 0, documents: 0 };
}

/** Every row of every table that a manifest names, but of those that are made of others; texts, in their order. */
async function rowsOf(shop: Shop, manifest: Manifest): Promise<Readonly<Record<string, readonly string[]>>> {
  const all = { ...manifest.tables, ...manifest.workingTables };
  const rows: Record<string, readonly string[]> = {};
  for (const [name, ref] of Object.entries(all)) {
    rows[name] = (await shop.bench.rows(ref)).map((row) => Object.values(row).map(String).join(' | '));
  }
  return rows;
}

describe('erasing a member from two published runs', () => {
  let shop: Shop;
  let steps: JobSteps;
  let before: Readonly<Record<string, readonly string[]>>;
  let after: Manifest;
  let erased: Erased;

  beforeAll(async () => {
    shop = await openShop();
    const business = { publish: { sees: ['personal'] }, rfm: { periods: { every: 'year' } } };
    const earlier = { ...business, publish: { ...business.publish, workbook: false } };
    ({ steps } = await shop.score(tables, { runId: 'first', asOf: '2016-07-01', business: earlier }));
    await shop.bench.publish(steps, '2020-01-01T00:00:00.000Z');
    ({ steps } = await shop.score(tables, { runId: 'second', business }));
    await shop.bench.publish(steps, '2020-01-02T00:00:00.000Z');
    await shop.score(tables, { runId: 'failed', business });
    before = await rowsOf(shop, await manifestOf(shop.bench, 'second'));
    erased = await erase(shop, steps.run, ' a-ann\n');
    after = await manifestOf(shop.bench, 'second');
  }, 120_000);
  afterAll(() => shop.bench.dispose());

  it('takes the numbers that are linked to the member along, to the letter', () => {
    expect(erased.order.tombstones).toHaveLength(2);
    expect(erased.counts.changed).toEqual(['first', 'second']);
  });

  it('leaves no trace in the store and the outputs', async () => {
    expect(await tracesOf(join(shop.bench.folder, 'store'), gone)).toEqual([]);
    expect(await tracesOf(join(shop.bench.folder, 'out'), gone)).toEqual([]);
  });

  it('leaves all other rows as they were, in their order', async () => {
    const rows = await rowsOf(shop, after);
    const isHers = /(^| | "|")(a-ann|a-old)( |"|$)/;
    for (const name of [
      'orders_clean',
      'orders_quarantine',
      'rfm_scores',
      'member_orders',
      'orders_staged',
    ]) {
      const others = before[name]?.filter((row) => !isHers.test(row));
      expect(others?.length, name).toBeGreaterThan(0);
      expect(rows[name], name).toEqual(others);
    }
    expect(rows['orders_clean']?.map((row) => row.split(' | ').slice(0, 3).join(' '))).toEqual([
      '2 1 b-ber',
      '5 1 c-cle',
      '6 1 b-ber',
      '7 1 A-ANN',
      '8 1 a-ann1',
      '9 2 c-cle',
    ]);
  });

  it('empties a cell of somebody else that names the member', async () => {
    const columns = 'member_id, referrer_id';
    const members = await shop.lines(after.workingTables?.['members_clean'], columns);
    expect(members).toEqual(['b-ber | null', 'c-cle | b-ber', 'A-ANN | null']);
    expect(await shop.lines(after.workingTables?.['members_staged'], columns)).toEqual(members);
  });

  it('takes refunds of orders along that were the member’s alone', async () => {
    expect(await shop.lines(after.workingTables?.['refunds_clean'], 'order_id, amount')).toEqual([
      '2 | 2.0000',
      '9 | 1.0000',
    ]);
    expect(await shop.lines(after.tables['order_adjustments'], 'order_id, order_seq')).toEqual(['2 | 1']);
  });

  it('keeps the account of what was read, and says what was taken out since', async () => {
    const lines = await shop.lines(after.tables['reconciliation'], 'table_name, line, row_count, amount');
    const kept = lines.filter((line) => /^orders \| (source|kept|erased|clean|clean_difference) /.test(line));
    expect(kept).toEqual([
      'orders | source | 12 | 332.1000',
      'orders | kept | 9 | 324.1000',
      'orders | erased | 3 | -149.1000',
      'orders | clean | null | 175.0000',
      'orders | clean_difference | null | 0.0000',
    ]);
    expect(after.counts.orders).toBe(6);
    expect(after.counts.members).toBe(4);
  });

  it('draws groups, facts and the extremes of columns anew without the member', async () => {
    const groups = await shop.lines(after.tables['rfm_groups'], 'sum(members), sum(monetary_sum)');
    const scored = await shop.lines(after.tables['rfm_scores'], 'count(*), sum(monetary_sum)');
    expect(groups).toEqual(scored);
    const facts = after.documents.find(({ kind }) => kind === 'facts');
    const path = await openFolderStore(join(shop.bench.folder, 'store')).get(facts!);
    const { groups: told } = JSON.parse(await readFile(path, 'utf8')) as {
      readonly groups: readonly { readonly members: number }[];
    };
    expect(scored[0]?.split(' | ')[0]).toBe(String(told.reduce((sum, { members }) => sum + members, 0)));
    const audit = await shop.lines(
      after.tables['audit'],
      'table_name, column_name, row_count, minimum, maximum',
    );
    expect(audit).toContain('orders | amount | 7 | 7 | 66');
  });

  it('supersedes the manifest, says why and when and not of whom, and every reference holds', async () => {
    const [superseded, ...others] = after.supersedes ?? [];
    expect(others).toEqual([]);
    expect(superseded).toMatchObject({
      reason: 'erasure',
      erasure: erased.order.id,
      at: '2026-01-01T00:00:00.000Z',
      codeVersion: 'test',
    });
    expect(superseded?.rows).toMatchObject({ orders_staged: 5, orders_clean: 3, orders_quarantine: 2 });
    const store = openFolderStore(join(shop.bench.folder, 'store'));
    const documents = after.documents.filter(({ uri }) => uri.startsWith('store:'));
    const all = [...Object.values(after.tables), ...Object.values(after.workingTables ?? {}), ...documents];
    for (const ref of all) expect(existsSync(await store.get(ref)), ref.uri).toBe(true);
    expect(await store.list('store:shop/runs/second/tables')).toHaveLength(
      Object.keys({ ...after.tables, ...after.workingTables }).length,
    );
  });

  it('removes what a run without a publication had stored on the way', async () => {
    const store = openFolderStore(join(shop.bench.folder, 'store'));
    expect(await store.list('store:shop/runs/failed')).toEqual(['config.json']);
  });

  it('finds nothing the second time, also by another number of the member, and changes nothing', async () => {
    const again = await erase(shop, steps.run, 'a-old', { at: '2027-01-01T00:00:00.000Z' });
    expect(again.order.id).toBe(erased.order.id);
    expect(again.counts).toEqual({
      changed: [],
      removed: [],
      tables: 0,
      rows: 0,
      documents: 0,
      databaseRows: 0,
    });
    expect(await manifestOf(shop.bench, 'second')).toEqual(after);
  });

  it('keeps the member out of a later run of the same sources, counted to the cent', async () => {
    const later = await shop.score(tables, {
      runId: 'later',
      business: { publish: { sees: ['personal'], workbook: false } },
    });
    const lines = await later.table('reconciliation', 'table_name, line, row_count, amount');
    expect(
      lines.filter((line) => /^orders \| (source|kept|quarantined|excluded|difference)\b/.test(line)),
    ).toEqual([
      'orders | source | 12 | 332.1000',
      'orders | kept | 6 | 175.0000',
      'orders | quarantined | 1 | 11.0000',
      'orders | excluded | 5 | 146.1000',
      'orders | difference | 0 | 0.0000',
      'orders | excluded ERASED | 5 | 146.1000',
    ]);
    expect(lines).toContain('member_links | excluded ERASED | 1 | null');
    expect(await later.scores('member_id')).toEqual(['b-ber', 'c-cle', 'A-ANN', 'a-ann1'].toSorted());
    await shop.bench.publish(later.steps);
    expect(await tracesOf(join(shop.bench.folder, 'store', 'shop', 'runs', 'later'), gone)).toEqual([]);
  });
});

describe('erasing', () => {
  let shop: Shop;
  beforeEach(async () => {
    shop = await openShop();
  });
  afterEach(() => shop.bench.dispose());

  /** A store that dies after so many writes, as its process would. */
  const dying = (store: Store, writes: number): Store => {
    let left = writes;
    return {
      ...store,
      async put(uri, write) {
        left -= 1;
        if (left < 0) throw new Error('killed');
        return await store.put(uri, write);
      },
    };
  };

  it('ends the same wherever it was interrupted', async () => {
    const publish = { workbook: false, database: false };
    const { orders = '' } = tables;
    const { steps } = await shop.score({ orders }, { runId: 'only', business: { publish } });
    await shop.bench.publish(steps);
    const store = openFolderStore(join(shop.bench.folder, 'store'));
    let stops = 0;
    for (let writes = 0; ; writes += 1) {
      const activities = createActivities({ store: dying(store, writes), engine, codeVersion: 'test' });
      const done = await erase(shop, steps.run, 'a-ann', { activities }).then(
        () => true,
        (error: unknown) => {
          expect(String(error)).toContain('killed');
          return false;
        },
      );
      const manifest = await manifestOf(shop.bench, 'only');
      for (const ref of Object.values({ ...manifest.tables, ...manifest.workingTables }))
        await store.get(ref);
      if (done) break;
      stops += 1;
    }
    expect(stops).toBeGreaterThan(8);
    const manifest = await manifestOf(shop.bench, 'only');
    expect(manifest.supersedes).toHaveLength(1);
    expect(await tracesOf(join(shop.bench.folder, 'store'), hers)).toEqual([]);
    expect(await store.list('store:shop/runs/only/tables')).toHaveLength(
      Object.keys({ ...manifest.tables, ...manifest.workingTables }).length,
    );
  }, 120_000);

  it('finds the member in the database of a run that only the database still has, masked too', async () => {
    const business = { publish: { workbook: false }, privacy: { personal: ['member_id'] } };
    const { steps } = await shop.score(tables, { runId: 'only', business });
    await shop.bench.publish(steps);
    const store = openFolderStore(join(shop.bench.folder, 'store'));
    await store.remove('store:shop/runs/only/tables');
    await store.remove('store:shop/runs/only/manifest.json');
    const file = join(shop.bench.folder, 'out', 'memberflow.duckdb');
    const orders = 'select order_id, member_id from orders_clean order by 1, 2';
    expect((await query(orders, file)).filter(([order]) => order === '1')).toEqual([
      ['1', expect.stringMatching(/^•[0-9a-f]{16}$/)],
    ]);
    const asked = await erase(shop, steps.run, 'a-ann');
    expect(asked.counts).toMatchObject({ changed: [], databaseRows: 5 });
    expect((await query(orders, file)).map(([order]) => order)).toEqual(['2', '4', '5', '6', '7', '8', '9']);
    expect(await query('select count(*) from rfm_scores_latest', file)).toEqual([['4']]);
    // The least address was hers, and the greatest amount may have been.
    const extremes = 'select count(*) from audit where minimum is not null or maximum is not null';
    expect(await query(extremes, file)).toEqual([['0']]);
  });

  /** Publishes a run with workbook, page and a mail that carries both, and lets kinds of its artifacts go. */
  async function publishedAndLetGo(...kinds: readonly ArtifactKind[]): Promise<JobSteps['run']> {
    const { orders = '' } = tables;
    const group = { to: ['analyst@example.com'], attach: ['report', 'workbook'], sees: ['personal'] };
    const mail = { from: { address: 'crm@example.com' }, groups: { team: group } };
    const business = { mail, publish: { database: false, sees: ['personal'] } };
    const { steps } = await shop.score({ orders }, { runId: 'only', business });
    await shop.bench.publish(steps);
    const { bench } = shop;
    const told = { run: { ...steps.run, runId: 'telling' }, rfmRunId: 'only' };
    const { rendition } = await bench.run(bench.activities.renderPage, { ...told, locale: 'en' });
    const sending = { ...told, group: 'team', renditions: [rendition], again: false };
    await bench.run(bench.activities.sendReport, sending);
    await letGo(bench, 'only', kinds);
    return steps.run;
  }

  const workbook = 'shop-rfm-2017-01-01.xlsx';
  const page = 'shop-report-2017-01-01.html';

  it('removes what shows members of a run whose tables retention has let go, and says so', async () => {
    const run = await publishedAndLetGo('staging', 'working', 'results');
    const counted = await erase(shop, run, 'a-ann', { dryRun: true });
    const { counts, order } = await erase(shop, run, 'a-ann');
    expect(counts).toMatchObject({ changed: [], rows: 0, documents: 0 });
    const mail = expect.stringMatching(/^shop-report-2017-01-01-team-.*\.eml$/) as string;
    expect(counts.removed).toEqual([workbook, workbook, mail]);
    expect(counted.counts).toEqual(counts);
    expect(await tracesOf(join(shop.bench.folder, 'store'), hers)).toEqual([]);
    expect(await tracesOf(join(shop.bench.folder, 'out'), hers)).toEqual([]);
    const { removed = [], supersedes } = await manifestOf(shop.bench, 'only');
    expect(supersedes).toBeUndefined();
    expect(removed.filter(({ because }) => because === 'erasure')).toEqual([
      {
        uri: `store:shop/runs/only/${workbook}`,
        because: 'erasure',
        removedAt: order.at,
        sha256: null,
        contentHash: null,
      },
    ]);
    // No member has a row on it.
    expect(existsSync(join(shop.bench.folder, 'out', page))).toBe(true);
  });

  it('removes what was told of a run from which the member is taken and cannot be told again', async () => {
    const run = await publishedAndLetGo('working', 'results');
    const counted = await erase(shop, run, 'a-ann', { dryRun: true });
    const { counts } = await erase(shop, run, 'a-ann');
    expect(counts).toMatchObject({ changed: ['only'], documents: 0 });
    const mail = expect.stringMatching(/^shop-report-2017-01-01-team-.*\.eml$/) as string;
    expect(counts.removed).toEqual([page, workbook, page, workbook, mail]);
    expect(counted.counts).toEqual(counts);
  });

  it('removes the copy and the mail of a run whose documents retention has let go', async () => {
    const run = await publishedAndLetGo('documents');
    const { counts } = await erase(shop, run, 'a-ann');
    expect(counts).toMatchObject({ changed: ['only'], documents: 0 });
    expect(counts.removed).toEqual([workbook, expect.stringMatching(/^shop-report-.*\.eml$/)]);
    expect(await tracesOf(join(shop.bench.folder, 'store'), hers)).toEqual([]);
    expect(await tracesOf(join(shop.bench.folder, 'out'), hers)).toEqual([]);
  });

  it('removes mails that tell of a failure: nobody can tell whose row they quote', async () => {
    const team = { to: ['analyst@example.com'], failures: true };
    const mail = { from: { address: 'crm@example.com' }, groups: { team } };
    const document = await shop.document(tables, { mail });
    const run = await shop.bench.open(document, '2017-01-01', 'failed');
    const quoted = 'orders.csv: 1 row has not the 5 columns of the headings: "1,a-ann,2016-03-01"';
    const failure = {
      workflowId: 'shop/rfm/1',
      type: 'InvalidSource',
      message: quoted,
      remedy: null,
      places: [],
    } as const;
    const failing = { run, failure, failedAt: '2020-01-01T00:00:00.000Z' };
    await shop.bench.run(shop.bench.activities.sendFailure, failing);
    const outbox = join(shop.bench.folder, 'out', 'outbox');
    expect(await tracesOf(outbox, ['a-ann'])).toHaveLength(1);
    const dry = await erase(shop, run, 'c-cle', { dryRun: true });
    expect(await tracesOf(outbox, ['a-ann'])).toHaveLength(1);
    const { counts } = await erase(shop, run, 'c-cle');
    expect(counts.removed).toEqual([expect.stringMatching(/^shop-failure-2017-01-01-team-.*\.eml$/)]);
    expect(dry.counts).toEqual(counts);
    expect(await tracesOf(outbox, ['a-ann'])).toEqual([]);
  });

  it('bars the member and takes them from all other runs where a manifest and a table of links are damaged', async () => {
    const publish = { database: false, workbook: false, sees: ['personal'] };
    const business = { publish };
    for (const [runId, asOf, workbook] of [
      ['first', '2016-07-01', true],
      ['second', '2016-08-01', false],
      ['third', '2017-01-01', false],
    ] as const) {
      const occasion = { runId, asOf, business: { publish: { ...publish, workbook } } };
      await shop.bench.publish((await shop.score(tables, occasion)).steps);
    }
    const runs = join(shop.bench.folder, 'store', 'shop', 'runs');
    await writeFile(join(runs, 'first', 'manifest.json'), '{"manifestVersion": 2}');
    await writeFile(join(runs, 'second', 'tables', 'member_links_clean.parquet'), 'torn');
    const before = await tracesOf(join(runs, 'first'), gone);
    const document = await shop.document(tables, business);
    const run = await shop.bench.open(document, '2017-01-01', 'asked');
    const { counts, order } = await erase(shop, run, 'a-ann', { keepOthers: true, pastDamaged: true });
    expect(order.tombstones).toHaveLength(2);
    expect(counts.changed).toEqual(['third']);
    expect(await tracesOf(join(runs, 'third'), gone)).toEqual([]);
    // What cannot be read stays as it is, until it is restored.
    expect(await tracesOf(join(runs, 'first'), gone)).toEqual(before);
    expect(await readdir(join(shop.bench.folder, 'out'))).toContain('shop-rfm-2016-07-01.xlsx');
    const { members } = (await shop.score(tables, { runId: 'later', business })).steps.scored;
    expect(members).toBe(4);
  });

  it('keeps a run from publishing that had read its sources before', async () => {
    const { steps } = await shop.score(tables, {
      runId: 'early',
      business: { publish: { workbook: false } },
    });
    await erase(shop, { ...steps.run }, 'a-ann', { keepOthers: true });
    await expect(shop.bench.publish(steps)).rejects.toThrow(
      'A member was erased while the run was under way',
    );
    expect(existsSync(join(shop.bench.folder, 'out'))).toBe(false);
  });

  it('lets no other run begin while stored ones are rewritten', async () => {
    const document = await shop.document(tables);
    const run = await shop.bench.open(document, '2017-01-01', 'asked');
    const { activities } = shop.bench;
    const tombstone = '0123456789abcdef'.repeat(4);
    const at = '2026-01-01T00:00:00.000Z';
    const asked = { run, tombstone, dryRun: false, requester: 'me@here', at };
    const { id } = await shop.bench.run(activities.barMember, asked);
    await shop.bench.open(document, '2017-01-01', 'begun');
    await shop.bench.run(activities.holdRuns, { run, erasure: { id }, held: true });
    await expect(shop.bench.open(document, '2017-01-01', 'held')).rejects.toThrow(
      /A member is being erased from the stored runs of shop since 2026/,
    );
    await shop.bench.run(activities.holdRuns, { run, erasure: { id }, held: false });
    await shop.bench.open(document, '2017-01-01', 'held');
  });

  it('is counted beforehand without a change', async () => {
    const { steps } = await shop.score(tables, { runId: 'only', business: { publish: { workbook: false } } });
    await shop.bench.publish(steps);
    const before = await manifestOf(shop.bench, 'only');
    const { counts } = await erase(shop, steps.run, 'a-ann', { dryRun: true });
    expect(counts).toMatchObject({ changed: ['only'] });
    expect(counts.rows).toBeGreaterThan(10);
    expect(counts.databaseRows).toBeGreaterThan(3);
    expect(await manifestOf(shop.bench, 'only')).toEqual(before);
    expect((await tracesOf(join(shop.bench.folder, 'out'), gone)).length).toBeGreaterThan(0);
  });
});
