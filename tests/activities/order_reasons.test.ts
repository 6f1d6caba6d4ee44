import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csv, openShop, type Cleaned, type Shop } from './shop.js';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.bench.dispose());

const place = 'source_row, reason, column_name, value';

describe('rows of orders that do not count', () => {
  let cleaned: Cleaned;
  beforeAll(async () => {
    cleaned = await shop.clean({
      orders: {
        csv: csv`
          order_id,member_id,ordered_at,amount,cost,status
          o1,ann,2016-03-01,100,60,paid
          o2,,2016-03-01,10,6,paid
          ,bob,2016-03-02,20,6,paid
          o4,bob,,30,6,paid
          o5,bob,2016-03-03,,6,paid
          o6,bob,2016-02-30,40,6,paid
          o7,bob,2016-03-04,fifty,6,paid
          o8,bob,2016-03-04,50,cheap,paid
          o9,bob,2016-03-05,100000000000000,6,paid
          o10,bob,2017-01-01,60,6,paid
          o11,bob,2016-03-06,70,6,paid
          o11,bob,2016-03-06,70,6,paid
          o12,bob,2016-03-07,80,6,paid
          o12,bob,2016-03-07,81,6,paid
          o13,staff,2016-03-08,90,6,paid
          o14,bob,2016-03-09,-95,6,cancelled
          o15,bob,2016-03-09,1,6,paid
          o16,bob,2016-03-09,-5,6,paid
          o17,cid,2016-03-10,1.01,6,paid
        `,
        table: { min_amount: 1, cancelled: { column: 'status', values: ['cancelled'] } },
      },
      exclusions: csv`
        member_id,list
        staff,employees
      `,
    });
  });

  it('each carry row, reason, column and value', async () => {
    expect(await cleaned.table('orders_quarantine', place)).toEqual([
      '3 | MISSING_MEMBER_ID | member_id | null',
      '4 | MISSING_ORDER_ID | order_id | null',
      '5 | MISSING_DATE | ordered_at | null',
      '6 | MISSING_AMOUNT | amount | null',
      '7 | UNPARSEABLE_DATE | ordered_at | 2016-02-30',
      '8 | UNPARSEABLE_NUMBER | amount | fifty',
      '9 | UNPARSEABLE_NUMBER | cost | cheap',
      '10 | AMOUNT_TOO_LARGE | amount | 100000000000000',
      '11 | AFTER_AS_OF | ordered_at | 2017-01-01',
      '13 | EXACT_DUPLICATE | order_id | null',
      '14 | ORDER_ID_CONFLICT | order_id | null',
      '15 | ORDER_ID_CONFLICT | order_id | null',
      '17 | CANCELLED | status | cancelled',
      '18 | AMOUNT_TOO_LOW | amount | 1.0000',
      '19 | AMOUNT_TOO_LOW | amount | -5.0000',
    ]);
  });

  it('leave those that count', async () => {
    expect(
      await cleaned.table('orders_clean', 'order_id, member_id, ordered_on, amount, source_row'),
    ).toEqual([
      'o1 | ann | 2016-03-01 | 100.0000 | 2',
      'o11 | bob | 2016-03-06 | 70.0000 | 12',
      'o17 | cid | 2016-03-10 | 1.0100 | 20',
    ]);
  });

  it('are counted by reason, with their money where it can be read', async () => {
    expect(await cleaned.table('reconciliation', 'line, row_count, amount')).toEqual([
      'source | 1 | null',
      'kept | 1 | null',
      'quarantined | 0 | null',
      'excluded | 0 | null',
      'difference | 0 | null',
      'source | 19 | 603.0100',
      'kept | 3 | 171.0100',
      'quarantined | 15 | 342.0000',
      'excluded | 1 | 90.0000',
      'difference | 0 | 0.0000',
      'without_amount | 3 | null',
      'clean | null | 171.0100',
      'clean_difference | null | 0.0000',
      'reason AFTER_AS_OF | 1 | 60.0000',
      'reason AMOUNT_TOO_LARGE | 1 | 0.0000',
      'reason AMOUNT_TOO_LOW | 2 | -4.0000',
      'reason CANCELLED | 1 | -95.0000',
      'reason EXACT_DUPLICATE | 1 | 70.0000',
      'reason MISSING_AMOUNT | 1 | 0.0000',
      'reason MISSING_DATE | 1 | 30.0000',
      'reason MISSING_MEMBER_ID | 1 | 10.0000',
      'reason MISSING_ORDER_ID | 1 | 20.0000',
      'reason ORDER_ID_CONFLICT | 2 | 161.0000',
      'reason UNPARSEABLE_DATE | 1 | 40.0000',
      'reason UNPARSEABLE_NUMBER | 2 | 50.0000',
      'excluded employees | 1 | 90.0000',
      'flag OUTLIER | 0 | null',
      'flag EQUAL_LINE | 0 | null',
    ]);
  });

  it('give the figures that the run shows', () => {
    expect(cleaned.cleaned.figures).toEqual({
      lines: { read: 19, kept: 3, quarantined: 15, excluded: 1 },
      tables: {
        exclusions: { read: 1, kept: 1, quarantined: 0, excluded: 0 },
        orders: { read: 19, kept: 3, quarantined: 15, excluded: 1 },
      },
      afterAsOf: 1,
      orders: 3,
      newestOrder: '2016-03-10',
    });
  });
});

describe('a row with several faults', () => {
  it('gets the first that fits: missing, unreadable, too late, repeated, cancelled, too low', async () => {
    const cleaned = await shop.clean({
      orders: {
        csv: csv`
          order_id,member_id,ordered_at,amount,tax,status
          ,,,,,cancelled
          ,bob,,,,
          o3,bob,,x,,
          o4,bob,2016-02-30,x,,
          o5,bob,2017-05-01,x,,
          o6,bob,2017-05-01,-1,,cancelled
          o7,bob,2017-05-01,1,,
          o7,bob,2017-05-01,2,,
          o8,bob,2016-05-01,-1,,cancelled
          o9,bob,2016-05-01,100000000000000,x,
          o10,bob,2016-05-02,-1,,cancelled
          o10,bob,2016-05-02,-2,,cancelled
          o11,bob,2016-05-03,5,,
        `,
        table: { cancelled: { column: 'status', values: ['cancelled'] } },
      },
    });
    expect(await cleaned.table('orders_quarantine', 'source_row, reason')).toEqual([
      '2 | MISSING_MEMBER_ID',
      '3 | MISSING_ORDER_ID',
      '4 | MISSING_DATE',
      '5 | UNPARSEABLE_DATE',
      '6 | UNPARSEABLE_NUMBER',
      '7 | AFTER_AS_OF',
      '8 | AFTER_AS_OF',
      '9 | AFTER_AS_OF',
      '10 | CANCELLED',
      '11 | UNPARSEABLE_NUMBER',
      '12 | ORDER_ID_CONFLICT',
      '13 | ORDER_ID_CONFLICT',
    ]);
  });
});

describe('an order version that was not known at the as-of', () => {
  it('does not decide over the one that was', async () => {
    const cleaned = await shop.clean({
      orders: csv`
        order_id,member_id,ordered_at,amount
        o1,ann,2016-12-31 10:00:00,10
        o1,ann,2017-01-02 10:00:00,99
      `,
    });
    expect(await cleaned.table('orders_clean', 'order_id, amount')).toEqual(['o1 | 10.0000']);
    expect(await cleaned.table('orders_quarantine', 'source_row, reason')).toEqual(['3 | AFTER_AS_OF']);
  });
});
