import { afterAll, beforeAll, expect, it } from 'vitest';
import { csv, openShop, type Shop } from './shop.js';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.bench.dispose());

it('the audit describes every column of every table as the source has it, mapped or not', async () => {
  const document = await shop.document({
    orders: {
      csv: csv`
        order_id,member_id,ordered_at,amount,note
        o1,ann,2016/1/5,10,a
        o1,ann,2016/1/5,10,a
        o2,,2016/1/15,9,b
        o3,NULL,2016/2/30,x,
        o4,bob,2018/1/1,-3,b
      `,
      source: { dates: ['%Y/%m/%d'], missing: ['NULL'] },
    },
    members: csv`
      member_id,level
      ann,gold
      ann,gold
      ann,silver
    `,
  });
  const { bench } = shop;
  const run = await bench.open(document, '2017-01-01');
  const { tables } = await bench.run(bench.activities.extract, run);
  const { audit, columns } = await bench.run(bench.activities.audit, { run, staged: tables });
  expect(columns).toBe(7);
  expect(
    await shop.lines(
      audit,
      'table_name, column_name, source_heading, kind, row_count, missing, unparseable, distinct_values, minimum, maximum, repeated_rows',
    ),
  ).toEqual([
    'members | member_id | member_id | id | 3 | 0 | 0 | 1 | ann | ann | 1',
    'members | level | level | text | 3 | 0 | 0 | 2 | gold | silver | 1',
    'orders | order_id | order_id | id | 5 | 0 | 0 | 4 | o1 | o4 | 1',
    'orders | member_id | member_id | id | 5 | 2 | 0 | 2 | ann | bob | 1',
    // Rows after the as-of are part of the source, and so of what it holds.
    'orders | ordered_at | ordered_at | timestamp | 5 | 0 | 1 | 4 | 2016-01-05 00:00:00 | 2018-01-01 00:00:00 | 1',
    // As numbers: as texts, 9 would be the greatest.
    'orders | amount | amount | money | 5 | 0 | 1 | 4 | -3 | 10 | 1',
    'orders | null | note | text | 5 | 1 | 0 | 2 | a | b | 1',
  ]);
});
