import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csv, openShop, type Shop } from './shop.js';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.bench.dispose());

const rates = csv`
  currency,valid_from,rate
  USD,2016-01-01,6.5
  USD,2016-07-01,7.12345678
  EUR,2016-01-01,8
`;

describe('lines of one order in several currencies or at several rates', () => {
  it('are each converted at the rate of their own currency and day', async () => {
    const cleaned = await shop.clean({
      orders: {
        csv: csv`
          order_id,member_id,ordered_at,amount,currency
          both,ann,2016-03-01,10,USD
          both,ann,2016-03-01,10,EUR
          home,ann,2016-03-01,10,USD
          home,ann,2016-03-01,30,
          days,ann,2016-06-30,10,USD
          days,ann,2016-07-01,10,USD
          plain,ann,2016-03-01,10,
          plain,ann,2016-03-01,10,CNY
        `,
        table: { grain: 'line' },
      },
      exchange_rates: rates,
    });
    expect(
      await cleaned.table('orders_clean', 'order_id, amount, currency, exchange_rate, source_amount'),
    ).toEqual([
      // 10 × 6.5 + 10 × 8, of 20.
      'both | 145.0000 | null | 7.2500000000 | 20.0000',
      // 10 × 6.5 + 10 × 7.12345678 = 136.2345678, of 20.
      'days | 136.2346 | USD | 6.8117283900 | 20.0000',
      // 10 × 6.5 + 30, of 40.
      'home | 95.0000 | null | 2.3750000000 | 40.0000',
      'plain | 20.0000 | null | 1.0000000000 | 20.0000',
    ]);
  });

  it('are set aside alone where their own currency has no rate', async () => {
    const cleaned = await shop.clean({
      orders: {
        csv: csv`
          order_id,member_id,ordered_at,amount,currency
          o1,ann,2016-03-01,10,USD
          o1,ann,2016-03-01,10,GBP
        `,
        table: { grain: 'line' },
      },
      exchange_rates: rates,
    });
    expect(await cleaned.table('orders_clean', 'order_id, amount, currency')).toEqual(['o1 | 65.0000 | USD']);
    expect(await cleaned.table('orders_quarantine', 'source_row, reason, value')).toEqual([
      '3 | NO_EXCHANGE_RATE | GBP',
    ]);
  });

  it('are cancelled at their own rates, and all of them come to all of the order', async () => {
    const scored = await shop.score({
      orders: {
        csv: csv`
          order_id,member_id,ordered_at,amount,currency,product_id,status
          o1,ann,2016-06-30,10,USD,tea,
          o1,ann,2016-07-01,10,USD,pot,
          o1,ann,2016-07-01,10,EUR,cup,
          c1,ann,2016-08-01,-10,EUR,cup,void
          c2,ann,2016-08-02,-10,USD,tea,void
          c3,ann,2016-08-03,-10,USD,pot,void
          o2,ann,2016-07-01,1,,bag,
        `,
        table: { grain: 'line', cancellations: 'net', cancelled: { column: 'status', values: ['void'] } },
      },
      exchange_rates: rates,
    });
    // 8 × 10; 6.5 × 10; what is left of the 216.2346 that 216.2345678 is rounded to.
    expect(await scored.table('order_adjustments', 'effective_on, amount')).toEqual([
      '2016-08-01 | 80.0000',
      '2016-08-02 | 65.0000',
      '2016-08-03 | 71.2346',
    ]);
    expect(await scored.scores('order_count, monetary_sum')).toEqual(['1 | 1.0000']);
  });

  it('that are refunded in full, by what they state, count no more', async () => {
    const scored = await shop.score({
      orders: {
        csv: csv`
          order_id,member_id,ordered_at,amount,currency
          o1,ann,2016-06-30,10,USD
          o1,ann,2016-07-01,20,EUR
          o2,ann,2016-07-01,1,
        `,
        table: { grain: 'line' },
      },
      exchange_rates: rates,
      refunds: csv`
        order_id,refunded_at,amount
        o1,2016-08-01,30
      `,
    });
    expect(await scored.scores('order_count, monetary_sum')).toEqual(['1 | 1.0000']);
  });
});
