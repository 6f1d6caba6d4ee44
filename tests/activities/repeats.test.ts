import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rejectedWith } from './failures.js';
import { csv, openShop, type Shop } from './shop.js';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.bench.dispose());

const orders = csv`
  order_id,member_id,ordered_at,amount,status,changed
  same,ann,2016-05-01,10,paid,2016/5/1
  same,ann,2016-05-01,10,paid,2016/5/1
  same,ann,2016-05-01,10,paid,2016/5/1
  spaced,ann,2016-05-01,10,paid,2016/5/1
  spaced,ann,2016-05-01, 10,paid,2016/5/1
  version,bob,2016-05-01,20,paid,2016/5/9
  version,bob,2016-05-01,20,cancelled,2016/5/10
  mixed,cid,2016-05-01,30,paid,2016/5/2
  mixed,cid,2016-05-01,30,paid,2016/5/2
  mixed,cid,2016-05-01,31,paid,2016/5/1
  alone,dan,2016-05-01,40,paid,
`;
const cancelled = { column: 'status', values: ['cancelled'] };

describe('rows of orders with the same order id', () => {
  it('that are equal to the letter count once, the first; different ones do not count at all', async () => {
    const cleaned = await shop.clean({ orders: { csv: orders, table: { cancelled } } });
    expect(await cleaned.table('orders_clean', 'order_id, source_row, source_rows')).toEqual([
      'same | 2 | 1',
      'alone | 12 | 1',
    ]);
    expect(await cleaned.table('orders_quarantine', 'source_row, reason')).toEqual([
      '3 | EXACT_DUPLICATE',
      '4 | EXACT_DUPLICATE',
      '5 | ORDER_ID_CONFLICT',
      '6 | ORDER_ID_CONFLICT',
      '7 | ORDER_ID_CONFLICT',
      '8 | ORDER_ID_CONFLICT',
      '9 | ORDER_ID_CONFLICT',
      '10 | EXACT_DUPLICATE',
      '11 | ORDER_ID_CONFLICT',
    ]);
  });

  it('with latest_by, the later version decides, also where it says that the order was cancelled', async () => {
    // `changed` is a heading that no column maps; its dates are compared as dates: the 10th comes after the 9th.
    const cleaned = await shop.clean({
      orders: {
        csv: orders,
        source: { dates: ['%Y-%m-%d', '%Y/%m/%d'] },
        table: { cancelled, on_conflict: 'latest_by', latest_by: 'changed' },
      },
    });
    expect(await cleaned.table('orders_clean', 'order_id, amount, source_row')).toEqual([
      'same | 10.0000 | 2',
      // Equally late: the last of the file.
      'spaced | 10.0000 | 6',
      'mixed | 30.0000 | 9',
      'alone | 40.0000 | 12',
    ]);
    expect(await cleaned.table('orders_quarantine', 'source_row, reason')).toEqual([
      '3 | EXACT_DUPLICATE',
      '4 | EXACT_DUPLICATE',
      '5 | SUPERSEDED',
      '7 | SUPERSEDED',
      '8 | CANCELLED',
      '10 | EXACT_DUPLICATE',
      '11 | SUPERSEDED',
    ]);
  });

  it('with latest_by a number or a column of the table, the greatest wins, an empty one loses', async () => {
    const versions = csv`
      order_id,member_id,ordered_at,amount,version
      o1,ann,2016-05-01,10,9
      o1,ann,2016-05-02,11,10
      o2,ann,2016-05-04,20,
      o2,ann,2016-05-03,21,0
    `;
    const amounts = async (latest_by: string) => {
      const cleaned = await shop.clean({
        orders: { csv: versions, table: { on_conflict: 'latest_by', latest_by } },
      });
      return await cleaned.table('orders_clean', 'order_id, amount');
    };
    expect(await amounts('version')).toEqual(['o1 | 11.0000', 'o2 | 21.0000']);
    expect(await amounts('ordered_at')).toEqual(['o1 | 11.0000', 'o2 | 20.0000']);
    expect(await amounts('amount')).toEqual(['o1 | 11.0000', 'o2 | 21.0000']);
  });

  it('with keep_each, different ones all count, numbered in the order of the source', async () => {
    const cleaned = await shop.clean({
      orders: { csv: orders, table: { cancelled, on_conflict: 'keep_each' } },
    });
    expect(await cleaned.table('orders_clean', 'order_id, order_seq, amount, source_row')).toEqual([
      'same | 1 | 10.0000 | 2',
      'spaced | 1 | 10.0000 | 5',
      'spaced | 2 | 10.0000 | 6',
      'version | 1 | 20.0000 | 7',
      'mixed | 1 | 30.0000 | 9',
      'mixed | 2 | 31.0000 | 11',
      'alone | 1 | 40.0000 | 12',
    ]);
    expect(await cleaned.table('orders_quarantine', 'source_row, reason')).toEqual([
      '3 | EXACT_DUPLICATE',
      '4 | EXACT_DUPLICATE',
      '8 | CANCELLED',
      '10 | EXACT_DUPLICATE',
    ]);
  });

  it('a version that cannot be read contradicts none', async () => {
    const cleaned = await shop.clean({
      orders: csv`
        order_id,member_id,ordered_at,amount
        o1,ann,2016-05-01,10
        o1,ann,2016-05-01,ten
        o1,,2016-05-01,12
      `,
    });
    expect(await cleaned.table('orders_clean', 'order_id, amount')).toEqual(['o1 | 10.0000']);
    expect(await cleaned.table('orders_quarantine', 'source_row, reason')).toEqual([
      '3 | UNPARSEABLE_NUMBER',
      '4 | MISSING_MEMBER_ID',
    ]);
  });
});

describe('rows of other tables with the same key', () => {
  it('are settled by the same rules, the key being that of the table', async () => {
    const tables = {
      orders,
      members: {
        csv: csv`
          member_id,level,seen
          ann,gold,2016-01-01
          ann,silver,2016-02-01
          ann,silver,2016-02-01
        `,
        table: { on_conflict: 'latest_by', latest_by: 'seen' },
      },
      consents: csv`
        member_id,channel,granted,changed_at
        ann,email,true,2016-01-01
        ann,email,false,2016-01-02
        ann,sms,true,2016-01-01
        ann,sms,false,2016-01-01
      `,
    };
    const cleaned = await shop.clean(tables);
    expect(await cleaned.table('members_clean', 'member_id, level')).toEqual(['ann | silver']);
    expect(await cleaned.table('members_quarantine', 'source_row, reason')).toEqual([
      '2 | SUPERSEDED',
      '4 | EXACT_DUPLICATE',
    ]);
    expect(await cleaned.table('consents_clean', 'channel, granted')).toEqual([
      'email | true',
      'email | false',
    ]);
    expect(await cleaned.table('consents_quarantine', 'source_row, reason, column_name')).toEqual([
      '4 | KEY_CONFLICT | member_id, channel, changed_at',
      '5 | KEY_CONFLICT | member_id, channel, changed_at',
    ]);
  });
});

describe('a heading that the source does not have', () => {
  it('is named with a suggestion, for latest_by and the mark of cancelled rows too', async () => {
    const latest = { on_conflict: 'latest_by', latest_by: 'chnged' };
    await rejectedWith(shop.clean({ orders: { csv: orders, table: latest } }), 'InvalidSource', [
      'chnged',
      'did you mean "changed"',
    ]);
    const mark = { cancelled: { column: 'Status', values: ['cancelled'] } };
    await rejectedWith(shop.clean({ orders: { csv: orders, table: mark } }), 'InvalidSource', [
      'Status',
      'did you mean "status"',
    ]);
  });
});
