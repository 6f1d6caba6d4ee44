import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csv, openShop, type Shop } from './shop.js';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.bench.dispose());

describe('sums with more digits than a single amount has', () => {
  it('of a member are kept exactly', async () => {
    const scored = await shop.score({
      orders: csv`
        order_id,member_id,ordered_at,amount
        o1,ann,2016-05-01,99999999999999.9999
        o2,ann,2016-05-02,99999999999999.9999
        o3,bob,2016-05-02,1
      `,
    });
    expect(await scored.scores('member_id, order_count, monetary_sum')).toEqual([
      'ann | 2 | 199999999999999.9998',
      'bob | 1 | 1.0000',
    ]);
    expect(await shop.lines(scored.steps.scored.groups, 'sum(monetary_sum)')).toEqual([
      '200000000000000.9998',
    ]);
  });

  it('of the lines of an order set all these lines aside, and no other order', async () => {
    const cleaned = await shop.clean({
      orders: {
        csv: csv`
          order_id,member_id,ordered_at,amount
          o1,ann,2016-05-01,60000000000000
          o1,ann,2016-05-01,60000000000000.5
          o2,ann,2016-05-01,99999999999999
          o2,ann,2016-05-01,0.9999
          o3,bob,2016-05-01,7
        `,
        table: { grain: 'line' },
      },
    });
    expect(await cleaned.table('orders_clean', 'order_id, amount')).toEqual([
      'o2 | 99999999999999.9999',
      'o3 | 7.0000',
    ]);
    expect(await cleaned.table('orders_quarantine', 'source_row, reason, column_name, value')).toEqual([
      '2 | AMOUNT_TOO_LARGE | amount | 120000000000000.5000',
      '3 | AMOUNT_TOO_LARGE | amount | 120000000000000.5000',
    ]);
  });

  it('of lines are judged by member, where lines of one number are orders of several', async () => {
    const cleaned = await shop.clean({
      orders: {
        csv: csv`
          order_id,member_id,ordered_at,amount
          o1,ann,2016-05-01,60000000000000
          o1,bob,2016-05-01,60000000000000
          o1,bob,2016-05-01,60000000000000
        `,
        table: { grain: 'line', on_conflict: 'keep_each' },
      },
    });
    expect(await cleaned.table('orders_clean', 'order_id, member_id, amount')).toEqual([
      'o1 | ann | 60000000000000.0000',
    ]);
    expect(await cleaned.table('orders_quarantine', 'source_row, reason')).toEqual([
      '3 | AMOUNT_TOO_LARGE',
      '4 | AMOUNT_TOO_LARGE',
    ]);
  });

  it('of a cost of lines, below zero too, set them aside under the heading of the cost', async () => {
    const cleaned = await shop.clean({
      orders: {
        csv: csv`
          order_id,member_id,ordered_at,amount,einkauf
          o1,ann,2016-05-01,5,-60000000000000
          o1,ann,2016-05-01,5,-60000000000000
          o2,ann,2016-05-01,5,3
        `,
        columns: { cost: 'einkauf' },
        table: { grain: 'line' },
      },
    });
    expect(await cleaned.table('orders_clean', 'order_id, cost')).toEqual(['o2 | 3.0000']);
    expect(await cleaned.table('orders_quarantine', 'source_row, reason, column_name, value')).toEqual([
      '2 | AMOUNT_TOO_LARGE | einkauf | -120000000000000.0000',
      '3 | AMOUNT_TOO_LARGE | einkauf | -120000000000000.0000',
    ]);
  });

  it('of lines in another currency are judged as stated and in the reporting currency', async () => {
    const cleaned = await shop.clean({
      orders: {
        csv: csv`
          order_id,member_id,ordered_at,amount,currency
          stated,ann,2016-05-01,60000000000000,JPY
          stated,ann,2016-05-01,60000000000000,JPY
          converted,ann,2016-05-01,9000000000000,USD
          converted,ann,2016-05-01,9000000000000,USD
          sound,ann,2016-05-01,9000000000000,USD
        `,
        table: { grain: 'line' },
      },
      exchange_rates: csv`
        currency,valid_from,rate
        JPY,2016-01-01,0.05
        USD,2016-01-01,6
      `,
    });
    expect(await cleaned.table('orders_clean', 'order_id, amount')).toEqual(['sound | 54000000000000.0000']);
    expect(await cleaned.table('orders_quarantine', 'source_row, reason, value')).toEqual([
      '2 | AMOUNT_TOO_LARGE | 120000000000000.0000',
      '3 | AMOUNT_TOO_LARGE | 120000000000000.0000',
      '4 | AMOUNT_TOO_LARGE | 108000000000000.0000',
      '5 | AMOUNT_TOO_LARGE | 108000000000000.0000',
    ]);
  });

  it('of an order with a cancelled line leave that line without one to be netted against', async () => {
    const cleaned = await shop.clean({
      orders: {
        csv: csv`
          order_id,member_id,ordered_at,amount,product_id,status
          o1,ann,2016-05-01,60000000000000,tea,
          o1,ann,2016-05-01,60000000000000,pot,
          c1,ann,2016-05-02,-60000000000000,tea,void
        `,
        table: {
          grain: 'line',
          cancellations: 'net',
          cancelled: { column: 'status', values: ['void'] },
        },
      },
    });
    expect(await cleaned.table('orders_quarantine', 'source_row, reason')).toEqual([
      '2 | AMOUNT_TOO_LARGE',
      '3 | AMOUNT_TOO_LARGE',
      '4 | CANCELLATION_UNMATCHED',
    ]);
  });

  it('of what was given back cancel an order that came to less', async () => {
    const cleaned = await shop.clean({
      orders: csv`
        order_id,member_id,ordered_at,amount,currency
        o1,ann,2016-05-01,10,USD
      `,
      exchange_rates: csv`
        currency,valid_from,rate
        USD,2016-01-01,6.5
      `,
      refunds: csv`
        order_id,refunded_at,amount
        o1,2016-06-01,90000000000000
        o1,2016-06-02,90000000000000
      `,
    });
    expect(await cleaned.table('order_adjustments', 'order_id, amount')).toEqual([
      'o1 | 585000000000000.0000',
      'o1 | 585000000000000.0000',
    ]);
  });

  it('of what an amount comes to at a mistyped rate are never made: the rate is set aside', async () => {
    const cleaned = await shop.clean({
      orders: csv`
        order_id,member_id,ordered_at,amount,currency
        o1,ann,2016-05-01,99999999999999,USD
        o2,ann,2016-05-01,5,CNY
        o3,ann,2016-05-01,10,BTC
      `,
      exchange_rates: csv`
        currency,valid_from,rate
        USD,2016-01-01,650000000000000000
        BTC,2016-01-01,9999999999.999
      `,
    });
    expect(await cleaned.table('orders_clean', 'order_id, amount')).toEqual([
      'o2 | 5.0000',
      'o3 | 99999999999.9900',
    ]);
    expect(await cleaned.table('orders_quarantine', 'source_row, reason, value')).toEqual([
      '2 | NO_EXCHANGE_RATE | USD',
    ]);
    expect(await cleaned.table('exchange_rates_quarantine', 'source_row, reason, column_name')).toEqual([
      '2 | AMOUNT_TOO_LARGE | rate',
    ]);
  });
});
