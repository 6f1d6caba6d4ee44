import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TriedTable } from '../../contracts/sources_report.js';
import { csv, openShop, type Shop, type ShopTables } from './shop.js';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.bench.dispose());

const orders = csv`
  order_id,member_id,ordered_at,amount,state,changed
  o1,ann,2016-05-01,7,open,1
`;

/** What trying the orders found. */
async function tried(tables: ShopTables): Promise<TriedTable | undefined> {
  const run = await shop.bench.open(await shop.document(tables), '2017-01-01');
  const report = await shop.bench.run(shop.bench.activities.inspectSources, run);
  return report.tables.find(({ table }) => table === 'orders');
}

describe('trying the sources', () => {
  it('finds nothing where a run would read the table', async () => {
    const table = {
      cancelled: { column: 'state', values: ['void'] },
      on_conflict: 'latest_by',
      latest_by: 'changed',
    };
    expect(await tried({ orders: { csv: orders, table } })).toMatchObject({ sampledRows: 1, failure: null });
  });

  it.each([
    ['a column', { columns: { channel: 'chanel' } }, 'chanel'],
    ['latest_by', { table: { on_conflict: 'latest_by', latest_by: 'change' } }, 'change'],
    ['cancelled.column', { table: { cancelled: { column: 'status', values: ['void'] } } }, 'status'],
  ])(
    'refuses a heading under %s that is not there, in the words of the run',
    async (_, settings, heading) => {
      const found = await tried({ orders: { csv: orders, ...settings } });
      expect(found?.failure).toMatchObject({ type: 'InvalidSource' });
      expect(found?.failure?.message).toContain(`needs the column "${heading}"`);
      await expect(shop.clean({ orders: { csv: orders, ...settings } })).rejects.toThrow(
        found?.failure?.message,
      );
    },
  );

  it('refuses a column whose source cannot be read', async () => {
    const found = await tried({ orders: { csv: orders, source: { path: 'nowhere.csv' } } });
    expect(found).toMatchObject({ sampledRows: 0, files: [], failure: { type: 'InvalidSource' } });
  });
});

describe('names under privacy', () => {
  /** Trying the sources leaves no run behind that another step could go on with. */
  const opened = async (privacy: object) =>
    shop.bench.open(await shop.document({ orders }, { privacy }), '2017-01-01');

  it.each([
    ['a column of memberflow', { personal: ['member_id'] }],
    ['a heading that is not mapped', { shown: ['state'] }],
    ['nothing', {}],
  ])('may be %s', async (_, privacy) => {
    const { bench } = shop;
    const report = await bench.run(bench.activities.inspectSources, await opened(privacy));
    expect(report).toMatchObject({ tables: [{ failure: null }] });
    await expect(bench.run(bench.activities.extract, await opened(privacy))).resolves.toBeDefined();
  });

  it('that no table has are refused, lest they leave unmasked what they were to mask', async () => {
    const { bench } = shop;
    const misspelt = { personal: ['stat', 'amount'] };
    const refusal = 'No table has a column of this name: privacy.personal: "stat" (did you mean "state"?)';
    const { inspectSources, extract } = bench.activities;
    await expect(bench.run(inspectSources, await opened(misspelt))).rejects.toThrow(refusal);
    await expect(bench.run(extract, await opened(misspelt))).rejects.toThrow(refusal);
  });
});
