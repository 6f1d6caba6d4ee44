import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runDiffLines } from '../../../client/render/run_diff.js';
import { plainStyle } from '../../../client/render/style.js';
import { diffRuns, type RunDiff } from '../../../client/results/run_diff.js';
import {
  manifestSchema,
  type ChurnTrainingManifest,
  type Manifest,
  type RunManifest,
} from '../../../contracts/manifest.js';
import { differs } from '../../../domain/comparison/tables.js';
import { openFolderStore } from '../../../store/folder.js';
import { csv, openShop, type Shop } from '../../activities/shop.js';

/** What the first run read: four orders that count, one that is cancelled. */
const before = csv`
  order_id,member_id,ordered_at,amount,status
  same,ann,2015-12-01,10,paid
  dearer,bob,2016-12-03,30,paid
  cancelled,bob,2016-12-04,40,paid
  sent,cid,2016-12-05,50,paid
  void,cid,2016-12-06,60,cancelled
`;
/** A week later: one order came late, one after the first as-of, one is dearer, one cancelled, one has another status. */
const after = csv`
  order_id,member_id,ordered_at,amount,status
  same,ann,2015-12-01,10,paid
  dearer,bob,2016-12-03,33.5,paid
  cancelled,bob,2016-12-04,40,cancelled
  sent,cid,2016-12-05,50,sent
  void,cid,2016-12-06,60,cancelled
  late,ann,2016-12-31,70,paid
  next,dee,2017-01-03,900,paid
`;
const columns = { cancelled: { column: 'status', values: ['cancelled'] } };
const business = {
  publish: { workbook: false, database: false },
  gates: { rejected_share: 1 },
  rfm: { periods: { every: 'year' }, bins: { method: 'median' } },
};

let shop: Shop;
const store = () => openFolderStore(join(shop.bench.folder, 'store'));

async function publish(runId: string, text: string, asOf: string, settings: object): Promise<Manifest> {
  const orders = { csv: text, table: columns };
  const { steps } = await shop.score({ orders }, { runId, asOf, business: { ...business, ...settings } });
  await shop.bench.publish(
    steps,
    asOf === '2017-01-01' ? '2017-01-01T01:00:00.000Z' : '2017-01-08T01:00:00.000Z',
  );
  const text_ = await store().read(`store:shop/runs/${runId}/manifest.json`);
  return manifestSchema.parse(JSON.parse(text_ ?? ''));
}

describe('what differs between two published runs', () => {
  let from: Manifest;
  let to: Manifest;
  let diff: RunDiff;

  beforeAll(async () => {
    shop = await openShop();
    from = await publish('first', before, '2017-01-01', {
      mail: {
        from: { address: 'a@example.com' },
        groups: {},
        smtp: { host: 'one', password: '${env:ONE}', user: 'u' },
      },
    });
    to = await publish('second', after, '2017-01-08', { gates: { rejected_share: 0.9 } });
    diff = await diffRuns(store(), shop.bench.folder, from, to);
  });
  afterAll(() => shop.bench.dispose());

  it('takes the clean tables that a churn job took from an RFM run for its own', async () => {
    const cleaned = Object.fromEntries(
      Object.entries({ ...from.workingTables, ...from.tables }).filter(
        ([name]) => !/^(audit|member_orders|rfm_.*)$/.test(name),
      ),
    );
    const training = (own: Manifest['tables'], dataOf: string | null): ChurnTrainingManifest => ({
      ...from,
      ...{ job: 'trainChurn', champion: true, definitionHash: 'a'.repeat(64), labelDays: 90, gapDays: 0 },
      ...{ dataOf, tables: {}, workingTables: { ...own, churn_training: from.tables['orders_clean']! } },
    });
    const tablesOf = async (one: RunManifest, other: RunManifest) =>
      (await diffRuns(store(), shop.bench.folder, one, other)).tables;
    const alone = training(cleaned, null);
    const same = await tablesOf(alone, training({}, 'first'));
    expect(same.map(({ table }) => table)).toContain('orders_clean');
    expect(same.filter(differs)).toEqual([]);
    const others = await tablesOf(alone, training({}, 'second'));
    expect(others.filter(differs).map(({ table }) => table)).toContain('orders_clean');
  });

  it('tells the keys of the configuration, and never a secret', () => {
    expect(diff.configuration.map(({ key }) => key)).toEqual(['gates.rejected_share', 'mail']);
    expect(diff.configuration[0]).toEqual({ key: 'gates.rejected_share', before: '1', after: '0.9' });
    const { before: mail, after: none } = diff.configuration[1]!;
    expect(none).toBeNull();
    expect(mail).toContain('"host":"one"');
    expect(mail).toContain('"password":"***"');
    expect(JSON.stringify(diff)).not.toContain('ONE');
  });

  it('tells the files by their bytes', () => {
    expect(diff.inputs).toEqual([{ table: 'orders', path: 'orders.csv', change: 'changed' }]);
  });

  it('tells orders that came late, were restated or withdrawn; one after the earlier as-of is none of them', () => {
    expect(diff.orders).toEqual({
      before: '2017-01-01',
      changes: [
        { change: 'late_arriving', rows: 1, amount: '70.0000' },
        { change: 'restated', rows: 2, amount: '3.5000' },
        { change: 'withdrawn', rows: 1, amount: '-40.0000' },
      ],
      examples: [
        {
          change: 'late_arriving',
          orderId: 'late',
          orderedOn: '2016-12-31',
          amount: { before: null, after: '70.0000' },
          status: { before: null, after: 'paid' },
          restated: [],
        },
        {
          change: 'restated',
          orderId: 'dearer',
          orderedOn: '2016-12-03',
          amount: { before: '30.0000', after: '33.5000' },
          status: { before: 'paid', after: 'paid' },
          restated: ['amount'],
        },
        {
          change: 'restated',
          orderId: 'sent',
          orderedOn: '2016-12-05',
          amount: { before: '50.0000', after: '50.0000' },
          status: { before: 'paid', after: 'sent' },
          restated: ['status'],
        },
        {
          change: 'withdrawn',
          orderId: 'cancelled',
          orderedOn: '2016-12-04',
          amount: { before: '40.0000', after: null },
          status: { before: 'paid', after: null },
          restated: [],
        },
      ],
    });
  });

  it('tells the totals of every period, and which rows are accounted for otherwise', () => {
    const { periods, accounts } = diff;
    expect(periods?.slice(0, 2)).toEqual([
      {
        period: '2015',
        members: { before: 1, after: 1 },
        orders: { before: 1, after: 1 },
        monetary: { before: '10.0000', after: '10.0000' },
      },
      {
        period: '2016',
        members: { before: 2, after: 3 },
        orders: { before: 3, after: 3 },
        monetary: { before: '120.0000', after: '153.5000' },
      },
    ]);
    expect(periods?.[2]?.members).toEqual({ before: null, after: 1 });
    expect(accounts?.find(({ line }) => line === 'reason CANCELLED')?.rows).toEqual({ before: 1, after: 2 });
  });

  it('is nothing between a run and itself', async () => {
    const same = await diffRuns(store(), shop.bench.folder, from, from);
    expect([same.configuration, same.inputs, same.accounts, same.groups]).toEqual([[], [], [], []]);
    expect(same.orders?.changes).toEqual([]);
    expect(same.tables.every((table) => table.before === table.after)).toBe(true);
    expect(runDiffLines({ from, to: from, diff: same, currency: 'CNY' }, plainStyle).slice(-2)).toEqual([
      'The same: configuration, inputs, orders before 2017-01-01, account of rows, periods, group sizes',
      'All 8 tables have the same content.',
    ]);
  });

  it('the other way round compares the days that both have', async () => {
    const back = await diffRuns(store(), shop.bench.folder, to, from);
    expect(back.orders?.before).toBe('2017-01-01');
    expect(back.orders?.changes.map(({ change, rows }) => `${change} ${rows}`)).toEqual([
      'late_arriving 1',
      'restated 2',
      'withdrawn 1',
    ]);
  });

  it('says what can no longer be compared', async () => {
    const tables = Object.entries(to.tables).filter(([name]) => name !== 'orders_clean');
    const later = { ...to, tables: Object.fromEntries(tables) };
    const less = await diffRuns(store(), shop.bench.folder, from, later);
    expect(less.orders).toBeNull();
    expect(runDiffLines({ from, to: later, diff: less, currency: 'CNY' }, plainStyle)).toContain(
      'Not compared, since one run no longer has the tables: orders',
    );
  });

  it('of two trainings is not about tables that no training has', async () => {
    const [earlier, later] = [from, to].map((run) => {
      const tables = Object.entries(run.tables).filter(([name]) => !name.startsWith('rfm_'));
      return {
        ...run,
        job: 'trainChurn',
        dataOf: null,
        tables: Object.fromEntries(tables),
      } as unknown as ChurnTrainingManifest;
    });
    const less = await diffRuns(store(), shop.bench.folder, earlier!, later!);
    expect(less.groups).toBeNull();
    const lines = runDiffLines({ from: earlier!, to: later!, diff: less, currency: 'CNY' }, plainStyle);
    expect(lines.join('\n')).not.toMatch(/no longer|periods|group sizes/);
    expect(lines).toContain('Orders before 2017-01-01: 4 orders differ');
  });

  it('reads as a page, numbers to the right', () => {
    const lines = runDiffLines({ from, to, diff, currency: 'CNY' }, plainStyle);
    const titles = lines.filter((line) => / differs?$/.test(line));
    expect(titles).toEqual([
      'Configuration: 2 keys differ',
      'Inputs: 1 file differs',
      'Orders before 2017-01-01: 4 orders differ',
      `Account of rows: ${diff.accounts!.length} lines differ`,
      'Periods: 2 periods differ',
      `Group sizes: ${diff.groups!.length} groups differ`,
    ]);
    const start = lines.indexOf('Orders before 2017-01-01: 4 orders differ');
    expect(lines.slice(start + 1, start + 12)).toEqual([
      'change        orders  adds (CNY)',
      'arrived late       1       70.00',
      'restated           2        3.50',
      'withdrawn          1      -40.00',
      '',
      'arrived late  ordered on  amount (CNY) before  after  what',
      'late          2016-12-31                       70.00',
      '',
      'restated  ordered on  amount (CNY) before  after  what',
      'dearer    2016-12-03                30.00  33.50  amount',
      'sent      2016-12-05                50.00  50.00  status paid → sent',
    ]);
  });
});
