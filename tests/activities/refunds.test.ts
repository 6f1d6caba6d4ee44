import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csv, openShop, type Shop } from './shop.js';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.bench.dispose());

const lenient = { gates: { rejected_share: 1 } };
const yearly = { ...lenient, rfm: { periods: { every: 'year' } } };
const adjustment = 'order_id, order_seq, kind, effective_at, effective_on, amount';

describe('refunds', () => {
  const orders = csv`
    order_id,member_id,ordered_at,amount
    a1,ann,2015-12-20,100
    a2,ann,2016-03-01,50
    b1,bob,2015-12-21,30
    c1,cid,2016-12-01,70
    x1,staff,2016-12-01,70
  `;
  const refunds = csv`
    order_id,refunded_at,amount
    a1,2015-12-31 23:59:59,10
    a1,2016-01-01 00:00:00,20
    a1,2016-05-01,5.5
    b1,2016-01-05,30
    c1,2017-01-01,70
    x1,2016-12-05,70
    zz,2016-12-05,1
  `;
  const exclusions = csv`
    member_id,list
    staff,employees
  `;

  it('lessen an order from their own time on, not before', async () => {
    const { scores } = await shop.score({ orders, refunds, exclusions }, { business: yearly });
    // At the end of 2015 only the first refund of a1 was known, and none of b1.
    expect(await scores('period, member_id, order_count, monetary_sum')).toEqual([
      '2015 | ann | 1 | 90.0000',
      '2015 | bob | 1 | 30.0000',
      '2016 | ann | 1 | 50.0000',
      '2016 | cid | 1 | 70.0000',
    ]);
  });

  it('that give everything back take the order out of the count, the last day and the sum', async () => {
    const { scores } = await shop.score({ orders, refunds, exclusions }, { business: lenient });
    expect(await scores('member_id, recency_days, order_count, monetary_sum')).toEqual([
      'ann | 305 | 2 | 114.5000',
      'cid | 30 | 1 | 70.0000',
    ]);
  });

  it('that give back more than the order came to take it out too, and lessen no other', async () => {
    const { scores } = await shop.score(
      {
        orders: csv`
          order_id,member_id,ordered_at,amount
          a1,ann,2016-03-01,10
          a2,ann,2016-03-02,10
        `,
        refunds: csv`
          order_id,refunded_at,amount
          a1,2016-03-03,7
          a1,2016-03-04,7
        `,
      },
      { business: lenient },
    );
    expect(await scores('member_id, order_count, monetary_sum')).toEqual(['ann | 1 | 10.0000']);
  });

  it('of orders that do not count are set aside', async () => {
    const cleaned = await shop.clean({ orders, refunds, exclusions });
    expect(await cleaned.table('refunds_quarantine', 'source_row, reason, value')).toEqual([
      '6 | AFTER_AS_OF | 2017-01-01',
      '7 | UNKNOWN_ORDER | x1',
      '8 | UNKNOWN_ORDER | zz',
    ]);
    expect(await cleaned.table('reconciliation', 'table_name, line, row_count, amount')).toEqual(
      expect.arrayContaining([
        'refunds | source | 7 | 206.5000',
        'refunds | kept | 4 | 65.5000',
        'refunds | quarantined | 3 | 141.0000',
        'order_adjustments | refund | 4 | 65.5000',
      ]),
    );
  });

  it('of an id that stands for several orders lessen the latest before them, else the first after', async () => {
    const cleaned = await shop.clean({
      orders: {
        csv: csv`
          order_id,member_id,ordered_at,amount
          7,ann,2016-03-01,10
          7,bob,2016-05-01,20
          7,cid,2016-07-01,30
        `,
        table: { on_conflict: 'keep_each' },
      },
      refunds: csv`
        order_id,refunded_at,amount
        7,2016-06-01,5
        7,2016-05-01,6
        7,2016-02-01,1
      `,
    });
    expect(await cleaned.table('order_adjustments', 'order_seq, effective_on, amount')).toEqual([
      '1 | 2016-02-01 | 1.0000',
      '2 | 2016-05-01 | 6.0000',
      '2 | 2016-06-01 | 5.0000',
    ]);
  });
});

describe('refunds of orders in another currency', () => {
  it("are in the order's currency, at the order's own rate", async () => {
    const cleaned = await shop.clean({
      orders: csv`
        order_id,member_id,ordered_at,amount,currency
        o1,ann,2016-03-01,10,USD
        o2,ann,2016-03-01,2000000,USD
      `,
      exchange_rates: csv`
        currency,valid_from,rate
        USD,2016-01-01,6.5
        USD,2016-04-01,7
      `,
      refunds: csv`
        order_id,refunded_at,amount
        o1,2016-05-01,4
        o2,2016-05-01,2000000
      `,
    });
    expect(await cleaned.table('order_adjustments', adjustment)).toEqual([
      'o1 | 1 | refund | 2016-04-30 16:00:00+00 | 2016-05-01 | 26.0000',
      'o2 | 1 | refund | 2016-04-30 16:00:00+00 | 2016-05-01 | 13000000.0000',
    ]);
  });

  it('that together give everything back leave nothing, whatever each is rounded to', async () => {
    // 1 yen is 0.0581 × 0.001 … each refund of 0.3 comes to 0.00001743, the order of 0.9 to 0.00005229, rounded 0.0001.
    const scored = await shop.score(
      {
        orders: csv`
          order_id,member_id,ordered_at,amount,currency
          o1,ann,2016-03-01,0.9,VND
          o2,bob,2016-03-01,10,VND
        `,
        exchange_rates: csv`
          currency,valid_from,rate
          VND,2016-01-01,0.0001
        `,
        refunds: csv`
          order_id,refunded_at,amount
          o1,2016-05-01,0.3
          o1,2016-05-02,0.3
          o1,2016-05-03,0.3
        `,
      },
      { business: lenient },
    );
    // 0.9 dong are 0.00009, rounded 0.0001; the refunds add up to it: 0.00003, 0.00006, 0.00009, rounded 0, 0.0001, 0.0001.
    expect(await scored.table('order_adjustments', 'effective_on, amount')).toEqual([
      '2016-05-01 | 0.0000',
      '2016-05-02 | 0.0001',
      '2016-05-03 | 0.0000',
    ]);
    expect(await scored.scores('member_id, monetary_sum')).toEqual(['bob | 0.0010']);
  });
});
