import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDuckDb } from '../../engine/duckdb/duckdb.js';
import { copyToParquet } from '../../engine/parquet.js';
import { openShop, type Shop, type ShopTable } from './shop.js';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.bench.dispose());

/** A Parquet file with the rows of a query as the source of orders. */
async function parquetOrders(select: string, settings: Omit<Exclude<ShopTable, string>, 'csv'> = {}) {
  const { folder } = shop.bench;
  await createDuckDb({ memoryLimit: '256MB', threads: 1 }).withSession(
    { temporaryFolder: join(folder, 'making'), signal: new AbortController().signal },
    (session) => copyToParquet(session, select, join(folder, 'orders.parquet')),
  );
  const names = ['order_id', 'member_id', 'ordered_at', 'amount'];
  return {
    table: settings.table ?? {},
    source: { kind: 'parquet', path: 'orders.parquet', ...settings.source },
    columns: { ...Object.fromEntries(names.map((name) => [name, name])), ...settings.columns },
  };
}

/** A query of rows `(order_id, member_id, ordered_at, amount)`. */
const rows = (...tuples: readonly string[]): string =>
  `select * from (values ${tuples.join(', ')}) as made(order_id, member_id, ordered_at, amount)`;

const day = "date '2016-05-01'";

describe('orders from Parquet', () => {
  it('with doubles: decimals are exact; what is no number, or none at all, is set aside', async () => {
    const orders = await parquetOrders(
      rows(
        `('exact', 'ann', ${day}, cast(0.1 as double))`,
        `('sum', 'ann', ${day}, cast(0.1 as double) + cast(0.2 as double))`,
        `('nan', 'ann', ${day}, cast('NaN' as double))`,
        `('infinite', 'ann', ${day}, cast('Infinity' as double))`,
        `('minus', 'ann', ${day}, cast('-Infinity' as double))`,
        `('large', 'ann', ${day}, cast(1e15 as double))`,
        `('huge', 'ann', ${day}, cast(1e300 as double))`,
        `('null', 'ann', ${day}, cast(null as double))`,
      ),
    );
    const cleaned = await shop.clean({ orders });
    expect(await cleaned.table('orders_clean', 'order_id, amount')).toEqual([
      'exact | 0.1000',
      'sum | 0.3000',
    ]);
    expect(
      await cleaned.table(
        'orders_quarantine',
        `json_extract_string(raw_values, '$.order_id') as id, reason, value`,
      ),
    ).toEqual([
      'nan | MISSING_AMOUNT | null',
      'infinite | UNPARSEABLE_NUMBER | inf',
      'minus | UNPARSEABLE_NUMBER | -inf',
      'large | AMOUNT_TOO_LARGE | 1000000000000000.0',
      'huge | AMOUNT_TOO_LARGE | 1e+300',
      'null | MISSING_AMOUNT | null',
    ]);
  });

  it('with ids in doubles, as data frames leave them: NaN is no id', async () => {
    const orders = await parquetOrders(
      rows(
        `(cast(1 as double), cast(17850 as double), ${day}, 1)`,
        `(cast(2 as double), cast('NaN' as double), ${day}, 1)`,
        `(cast('NaN' as double), cast(17850 as double), ${day}, 1)`,
      ),
      {
        columns: {
          order_id: { column: 'order_id', format: 'integer' },
          member_id: { column: 'member_id', format: 'integer' },
        },
      },
    );
    const cleaned = await shop.clean({ orders });
    expect(await cleaned.table('orders_clean', 'order_id, member_id')).toEqual(['1 | 17850']);
    expect(await cleaned.table('orders_quarantine', 'source_row, reason')).toEqual([
      '2 | MISSING_MEMBER_ID',
      '3 | MISSING_ORDER_ID',
    ]);
  });

  it('with integers and decimals of any width', async () => {
    const orders = await parquetOrders(
      rows(
        `(cast(1 as bigint), cast(9 as uinteger), ${day}, cast(12 as hugeint))`,
        `(cast(2 as bigint), cast(9 as uinteger), ${day}, cast(99999999999999 as hugeint))`,
        `(cast(3 as bigint), cast(9 as uinteger), ${day}, cast(100000000000000 as hugeint))`,
      ),
    );
    const cleaned = await shop.clean({ orders });
    expect(await cleaned.table('orders_clean', 'order_id, member_id, amount')).toEqual([
      '1 | 9 | 12.0000',
      '2 | 9 | 99999999999999.0000',
    ]);
    expect(await cleaned.table('orders_quarantine', 'source_row, reason')).toEqual(['3 | AMOUNT_TOO_LARGE']);
    const wide = await parquetOrders(rows(`('1', 'ann', ${day}, cast('12.34565' as decimal(38, 5)))`));
    expect(await (await shop.clean({ orders: wide })).table('orders_clean', 'amount')).toEqual(['12.3457']);
  });

  it('with dates and naive timestamps: in the zone of the source', async () => {
    const source = { time_zone: 'Europe/London' };
    const dates = await parquetOrders(rows(`('d', 'ann', ${day}, 1)`), { source });
    expect(
      await (await shop.clean({ orders: dates })).table('orders_clean', 'ordered_at, ordered_on'),
    ).toEqual(['2016-04-30 23:00:00+00 | 2016-05-01']);
    const timestamps = await parquetOrders(
      rows(`('t', 'ann', timestamp '2016-05-01 23:30:00.123456', 1)`, `('n', 'ann', null, 1)`),
      { source },
    );
    const cleaned = await shop.clean({ orders: timestamps });
    expect(await cleaned.table('orders_clean', 'ordered_at, ordered_on')).toEqual([
      '2016-05-01 22:30:00.123456+00 | 2016-05-02',
    ]);
    expect(await cleaned.table('orders_quarantine', 'source_row, reason')).toEqual(['2 | MISSING_DATE']);
  });

  it('with zoned timestamps: as the instants they are', async () => {
    const orders = await parquetOrders(rows(`('z', 'ann', timestamptz '2016-05-01 23:30:00+00', 1)`), {
      source: { time_zone: 'America/New_York' },
    });
    const cleaned = await shop.clean({ orders });
    expect(await cleaned.table('orders_clean', 'ordered_at, ordered_on')).toEqual([
      '2016-05-01 23:30:00+00 | 2016-05-02',
    ]);
  });

  it('with texts: by the declared formats', async () => {
    const orders = await parquetOrders(rows(`('t', 'ann', '2016/5/1', '￥1,299.00')`), {
      source: { dates: ['%Y/%m/%d'], numbers: { group: ',', symbols: ['￥'] } },
    });
    const cleaned = await shop.clean({ orders });
    expect(await cleaned.table('orders_clean', 'ordered_on, amount')).toEqual(['2016-05-01 | 1299.0000']);
  });

  it('with a column of the wrong type: every row is set aside and says so', async () => {
    const orders = await parquetOrders(rows(`('w', 'ann', cast(20160501 as bigint), 1)`));
    const cleaned = await shop.clean({ orders });
    expect(await cleaned.table('orders_quarantine', 'reason, column_name, value')).toEqual([
      'UNPARSEABLE_DATE | ordered_at | 20160501',
    ]);
    const truths = await parquetOrders(rows(`('w', 'ann', ${day}, true)`));
    expect(await (await shop.clean({ orders: truths })).table('orders_quarantine', 'reason, value')).toEqual([
      'UNPARSEABLE_NUMBER | true',
    ]);
  });
});
