import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csv, openShop, type Shop } from './shop.js';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.bench.dispose());

describe('the amount of an order', () => {
  it('is lessened and raised by the columns that the configuration names; an empty one is nothing', async () => {
    const cleaned = await shop.clean({
      orders: {
        csv: csv`
          order_id,member_id,ordered_at,amount,tax,shipping,coupon_amount
          o1,ann,2016-05-01,113,13,8,5
          o2,ann,2016-05-01,100,,,
          o3,ann,2016-05-01,13,13,0,0
          o4,ann,2016-05-01,10,0,5,15
          o5,ann,2016-05-01,-5,0,20,0
          o6,ann,2016-05-01,99999999999999,0,99999999999999,0
          o7,ann,2016-05-01,50,thirteen,0,0
        `,
        table: { less: ['tax', 'coupon_amount'], plus: ['shipping'] },
      },
    });
    // 113 - 13 - 5 + 8; 100; and -5 + 20.
    expect(await cleaned.table('orders_clean', 'order_id, amount, tax, shipping, coupon_amount')).toEqual([
      'o1 | 103.0000 | 13.0000 | 8.0000 | 5.0000',
      'o2 | 100.0000 | null | null | null',
      'o5 | 15.0000 | 0.0000 | 20.0000 | 0.0000',
    ]);
    expect(await cleaned.table('orders_quarantine', 'source_row, reason, value')).toEqual([
      '4 | AMOUNT_TOO_LOW | 0.0000',
      '5 | AMOUNT_TOO_LOW | 0.0000',
      '7 | AMOUNT_TOO_LARGE | 99999999999999.0000',
      '8 | UNPARSEABLE_NUMBER | thirteen',
    ]);
  });

  it('reconciles with the amounts of the source, each column on a line of its own', async () => {
    const cleaned = await shop.clean({
      orders: {
        csv: csv`
          order_id,member_id,ordered_at,amount,tax,shipping
          o1,ann,2016-05-01,113,13,8
          o2,ann,2016-05-01,100,,
          o3,ann,2016-05-01,13,13,0
          o4,staff,2016-05-01,50,1,2
        `,
        table: { less: ['tax'], plus: ['shipping'] },
      },
      exclusions: csv`
        member_id,list
        staff,employees
      `,
    });
    expect(await cleaned.table('reconciliation', 'line, row_count, amount')).toEqual(
      expect.arrayContaining([
        'source | 4 | 276.0000',
        'kept | 2 | 213.0000',
        'quarantined | 1 | 13.0000',
        'excluded | 1 | 50.0000',
        'tax | null | -13.0000',
        'shipping | null | 8.0000',
        'clean | null | 208.0000',
        'clean_difference | null | 0.0000',
        'reason AMOUNT_TOO_LOW | 1 | 13.0000',
        'excluded employees | 1 | 50.0000',
      ]),
    );
  });

  it('is what the source says where nothing is named, whatever tax and shipping say', async () => {
    const cleaned = await shop.clean({
      orders: csv`
        order_id,member_id,ordered_at,amount,tax
        o1,ann,2016-05-01,113,13
      `,
    });
    expect(await cleaned.table('orders_clean', 'amount, tax')).toEqual(['113.0000 | 13.0000']);
  });
});

describe('orders in several currencies', () => {
  const rates = csv`
    currency,valid_from,rate
    USD,2016-01-01,6.5
    USD,2016-07-01,7.12345678
    JPY,2016-01-01,0.0581
  `;

  it('are converted at the rate of their local day, the latest that was valid', async () => {
    const cleaned = await shop.clean({
      orders: csv`
        order_id,member_id,ordered_at,amount,currency
        home,ann,2016-03-01,100,CNY
        none,ann,2016-03-01,100,
        first,ann,2016-01-01 00:00:00,10,USD
        eve,ann,2016-06-30 23:59:59,10,USD
        new,ann,2016-07-01 00:00:00,10,USD
        million,ann,2016-07-02,1000000.5,USD
        yen,ann,2016-07-02,1999,JPY
        early,ann,2015-12-31,10,USD
        euro,ann,2016-07-02,10,EUR
        case,ann,2016-07-02,10,usd
      `,
      exchange_rates: rates,
    });
    expect(
      await cleaned.table('orders_clean', 'order_id, amount, currency, exchange_rate, source_amount'),
    ).toEqual([
      'home | 100.0000 | CNY | 1.0000000000 | 100.0000',
      'none | 100.0000 | null | 1.0000000000 | 100.0000',
      'first | 65.0000 | USD | 6.5000000000 | 10.0000',
      'eve | 65.0000 | USD | 6.5000000000 | 10.0000',
      'new | 71.2346 | USD | 7.1234567800 | 10.0000',
      // 1000000.5 × 7.12345678 = 7123460.34172839
      'million | 7123460.3417 | USD | 7.1234567800 | 1000000.5000',
      // 1999 × 0.0581 = 116.1419
      'yen | 116.1419 | JPY | 0.0581000000 | 1999.0000',
    ]);
    expect(
      await cleaned.table('orders_quarantine', 'source_row, reason, column_name, value, amount, currency'),
    ).toEqual([
      '9 | NO_EXCHANGE_RATE | currency | USD | 10.0000 | USD',
      '10 | NO_EXCHANGE_RATE | currency | EUR | 10.0000 | EUR',
      '11 | NO_EXCHANGE_RATE | currency | usd | 10.0000 | usd',
    ]);
  });

  it('reconcile in the currencies of the source, with the exchange on a line of its own', async () => {
    const cleaned = await shop.clean({
      orders: csv`
        order_id,member_id,ordered_at,amount,currency
        o1,ann,2016-03-01,100,CNY
        o2,ann,2016-03-01,10,USD
        o3,ann,2016-03-01,10,EUR
      `,
      exchange_rates: rates,
    });
    expect(await cleaned.table('reconciliation', 'line, row_count, amount')).toEqual(
      expect.arrayContaining([
        'source | 3 | 120.0000',
        'kept | 2 | 110.0000',
        'quarantined | 1 | 10.0000',
        'exchange | null | 55.0000',
        'clean | null | 165.0000',
      ]),
    );
  });

  it('are judged in the reporting currency: too low, unusually large, too large', async () => {
    const cleaned = await shop.clean({
      orders: {
        csv: csv`
          order_id,member_id,ordered_at,amount,currency
          o1,ann,2016-03-01,17,JPY
          o2,ann,2016-03-01,18,JPY
          o3,ann,2016-03-01,0.2,USD
          o4,ann,2016-03-01,1,CNY
          o5,ann,2016-03-01,90000000000000,USD
          o6,ann,2016-03-01,-1,EUR
          o7,ann,2016-03-01,2,CNY
          o8,ann,2016-03-01,50,JPY
        `,
        table: { min_amount: 1, outliers: { above_quantile: 0.6, times: 1.2 } },
      },
      exchange_rates: rates,
    });
    // 17 yen are 0.9877, 18 are 1.0458, 50 are 2.905; 0.2 dollars are 1.3.
    // Of 1.0458, 1.3, 2 and 2.905 the 60th percentile is 1.3 + 0.8 × 0.7 = 1.86; 1.2 times that is 2.232.
    expect(await cleaned.table('orders_clean', 'order_id, amount, outlier')).toEqual([
      'o2 | 1.0458 | false',
      'o3 | 1.3000 | false',
      'o7 | 2.0000 | false',
      'o8 | 2.9050 | true',
    ]);
    expect(await cleaned.table('orders_quarantine', 'source_row, reason, value')).toEqual([
      '2 | AMOUNT_TOO_LOW | 17.0000',
      '5 | AMOUNT_TOO_LOW | 1.0000',
      '6 | AMOUNT_TOO_LARGE | 90000000000000.0000',
      '7 | NO_EXCHANGE_RATE | EUR',
    ]);
  });

  it('lines of one order are each converted at their own rate, and their sum is rounded once', async () => {
    const cleaned = await shop.clean({
      orders: {
        csv: csv`
          order_id,member_id,ordered_at,amount,currency
          o1,ann,2016-03-01,0.00115,JPY
          o1,ann,2016-03-01,0.0011,JPY
          o1,ann,2016-03-01,0.0011,JPY
          o2,ann,2016-06-30,10,USD
          o2,ann,2016-07-01,10,USD
        `,
        table: { grain: 'line' },
      },
      exchange_rates: rates,
    });
    // 0.0012 + 0.0011 + 0.0011 yen × 0.0581 = 0.00019754, each alone would be 0.0001; 65 + 71.2345678.
    expect(await cleaned.table('orders_clean', 'order_id, amount, source_amount')).toEqual([
      'o1 | 0.0002 | 0.0034',
      'o2 | 136.2346 | 20.0000',
    ]);
  });
});

describe('unusually large amounts', () => {
  // Of 1 to 9 and 100 the median, type 7, is 5.5: beyond 3 times that, 16.5, lies 100 alone.
  const orders = `order_id,member_id,ordered_at,amount\n${[1, 2, 3, 4, 5, 6, 7, 8, 9, 100].map((amount) => `o${amount},ann,2016-05-01,${amount}\n`).join('')}`;
  const outliers = { above_quantile: 0.500001, times: 3 };

  it('are kept and flagged', async () => {
    const cleaned = await shop.clean({ orders: { csv: orders, table: { outliers } } });
    const flagged = (await cleaned.table('orders_clean', 'order_id, outlier')).filter((row) =>
      row.endsWith('true'),
    );
    expect(flagged).toEqual(['o100 | true']);
    expect(await cleaned.table('reconciliation', 'line, row_count')).toContain('flag OUTLIER | 1');
    expect(cleaned.cleaned.figures.lines).toEqual({ read: 10, kept: 10, quarantined: 0, excluded: 0 });
  });

  it('are left out where the configuration says so', async () => {
    const cleaned = await shop.clean({
      orders: { csv: orders, table: { outliers: { ...outliers, drop: true } } },
    });
    expect(await cleaned.table('orders_quarantine', 'source_row, reason, column_name, value')).toEqual([
      '11 | OUTLIER | amount | 100.0000',
    ]);
    expect(cleaned.cleaned.figures.lines).toEqual({ read: 10, kept: 9, quarantined: 1, excluded: 0 });
  });

  it('are not looked for where the configuration does not ask', async () => {
    const cleaned = await shop.clean({ orders });
    expect(await cleaned.table('reconciliation', 'line, row_count')).toContain('flag OUTLIER | 0');
  });
});
