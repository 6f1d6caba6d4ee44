import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csv, openShop, type Cleaned, type Shop } from './shop.js';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.bench.dispose());

const lines = csv`
  order_id,member_id,ordered_at,amount,product_id,quantity,cost,channel,status
  o2,bob,2016-05-02 09:00:00,5,tea,1,2,web,
  o1,ann,2016-05-01 10:00:00,10.10,tea,1,4,shop,
  o1,ann,2016-05-01 09:59:59,20.20,pot,1,,web,
  o1,ann,2016-05-03 00:00:00,0.01,cup,1,1,app,
  o2,bob,2016-05-02 09:00:00,5,tea,1,2,web,
  o2,bob,2016-05-02 09:00:00,5,tea,1,2,web,
  o2,bob,2016-05-02 09:00:00,0,bag,1,2,web,
  o2,bob,2016-05-02 09:00:00,-1,bag,1,2,web,
  o2,bob,2016-05-02 09:00:00,7,jug,1,2,web,void
  o2,bob,2016-05-02 09:00:00,ten,jug,1,2,web,
  o3,,2016-05-02 09:00:00,9,jug,1,2,web,
`;
const settings = { grain: 'line', cancelled: { column: 'status', values: ['void'] } };

describe('lines of orders', () => {
  let cleaned: Cleaned;
  beforeAll(async () => {
    cleaned = await shop.clean({ orders: { csv: lines, table: settings } });
  });

  it('are folded to one row an order: sum of the amounts, earliest time, equal lines kept and flagged', async () => {
    expect(
      await cleaned.table(
        'orders_clean',
        'order_id, member_id, ordered_at, ordered_on, amount, cost, channel, source_rows, equal_lines, source_row',
      ),
    ).toEqual([
      'o1 | ann | 2016-05-01 01:59:59+00 | 2016-05-01 | 30.3100 | 5.0000 | shop | 3 | 0 | 3',
      'o2 | bob | 2016-05-02 01:00:00+00 | 2016-05-02 | 15.0000 | 6.0000 | web | 3 | 2 | 2',
    ]);
  });

  it('are cleaned one by one: what does not count leaves the rest of its order alone', async () => {
    expect(await cleaned.table('orders_quarantine', 'source_row, reason, column_name, value')).toEqual([
      '8 | AMOUNT_TOO_LOW | amount | 0.0000',
      '9 | AMOUNT_TOO_LOW | amount | -1.0000',
      '10 | CANCELLED | status | void',
      '11 | UNPARSEABLE_NUMBER | amount | ten',
      '12 | MISSING_MEMBER_ID | member_id | null',
    ]);
    expect(cleaned.cleaned.figures).toMatchObject({
      lines: { read: 11, kept: 6, quarantined: 5, excluded: 0 },
      orders: 2,
    });
    expect(await cleaned.table('reconciliation', 'line, row_count, amount')).toContain(
      'flag EQUAL_LINE | 2 | null',
    );
  });

  it('that are equal count once where the configuration says so', async () => {
    const once = await shop.clean({ orders: { csv: lines, table: { ...settings, equal_lines: 'drop' } } });
    expect(await once.table('orders_clean', 'order_id, amount, source_rows, equal_lines')).toEqual([
      'o1 | 30.3100 | 3 | 0',
      'o2 | 5.0000 | 1 | 0',
    ]);
    expect(await once.table('orders_quarantine', 'source_row, reason')).toEqual(
      expect.arrayContaining(['6 | EXACT_DUPLICATE', '7 | EXACT_DUPLICATE']),
    );
  });

  it('of a member on an exclusion list are left out line by line', async () => {
    const withoutBob = await shop.clean({
      orders: { csv: lines, table: settings },
      exclusions: csv`
        member_id,list
        bob,staff
      `,
    });
    expect(withoutBob.cleaned.figures.lines).toEqual({ read: 11, kept: 3, quarantined: 2, excluded: 6 });
    expect(await withoutBob.table('reconciliation', 'line, row_count, amount')).toContain(
      'excluded staff | 6 | 21.0000',
    );
  });
});

describe('lines of one order that belong to two members', () => {
  const shared = csv`
    order_id,member_id,ordered_at,amount,changed
    o1,ann,2016-05-01 10:00:00,10,1
    o1,bob,2016-05-01 09:00:00,20,2
    o1,ann,2016-05-01 08:00:00,30,1
    o2,ann,2016-05-02 10:00:00,40,1
  `;

  it('do not count at all', async () => {
    const cleaned = await shop.clean({ orders: { csv: shared, table: { grain: 'line' } } });
    expect(await cleaned.table('orders_clean', 'order_id, amount')).toEqual(['o2 | 40.0000']);
    expect(await cleaned.table('orders_quarantine', 'source_row, reason, column_name, value')).toEqual([
      '2 | ORDER_ID_CONFLICT | member_id | ann',
      '3 | ORDER_ID_CONFLICT | member_id | bob',
      '4 | ORDER_ID_CONFLICT | member_id | ann',
    ]);
  });

  it('with latest_by, count where they belong to the member of the latest line', async () => {
    const cleaned = await shop.clean({
      orders: { csv: shared, table: { grain: 'line', on_conflict: 'latest_by', latest_by: 'changed' } },
    });
    expect(await cleaned.table('orders_clean', 'order_id, member_id, amount')).toEqual([
      'o1 | bob | 20.0000',
      'o2 | ann | 40.0000',
    ]);
    expect(await cleaned.table('orders_quarantine', 'source_row, reason')).toEqual([
      '2 | SUPERSEDED',
      '4 | SUPERSEDED',
    ]);
  });

  it('with keep_each, are an order of each member', async () => {
    const cleaned = await shop.clean({
      orders: { csv: shared, table: { grain: 'line', on_conflict: 'keep_each' } },
    });
    expect(await cleaned.table('orders_clean', 'order_id, order_seq, member_id, amount')).toEqual([
      'o1 | 1 | ann | 40.0000',
      'o1 | 2 | bob | 20.0000',
      'o2 | 1 | ann | 40.0000',
    ]);
  });
});
