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
