import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csv, openShop, type Shop } from './shop.js';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.bench.dispose());

describe('the as-of', () => {
  it('is the first instant of its local day: a second before counts, the instant itself does not', async () => {
    const cleaned = await shop.clean({
      orders: csv`
        order_id,member_id,ordered_at,amount
        before,ann,2016-12-31 23:59:59,1
        at,ann,2017-01-01 00:00:00,1
        after,ann,2017-01-01 00:00:01,1
      `,
    });
    expect(await cleaned.table('orders_clean', 'order_id, ordered_at, ordered_on')).toEqual([
      'before | 2016-12-31 15:59:59+00 | 2016-12-31',
    ]);
    expect(await cleaned.table('orders_quarantine', 'source_row, reason, value')).toEqual([
      '3 | AFTER_AS_OF | 2017-01-01 00:00:00',
      '4 | AFTER_AS_OF | 2017-01-01 00:00:01',
    ]);
  });

  it('is the first of two midnights, where clocks go back to it', async () => {
    // Havana, 2020-11-01: at 01:00 (05:00 UTC) clocks went back to 00:00; the day had begun at 04:00 UTC.
    const cleaned = await shop.clean(
      {
        orders: {
          csv: csv`
            order_id,member_id,ordered_at,amount
            before,ann,2020-11-01 03:59:59+0000,1
            first,ann,2020-11-01 04:00:00+0000,1
            second,ann,2020-11-01 05:00:00+0000,1
          `,
          source: { dates: ['%Y-%m-%d %H:%M:%S%z'] },
        },
      },
      { asOf: '2020-11-01', business: { time_zone: 'America/Havana' } },
    );
    expect(await cleaned.table('orders_clean', 'order_id, ordered_on')).toEqual(['before | 2020-10-31']);
    expect(await cleaned.table('orders_quarantine', 'source_row, reason')).toEqual([
      '3 | AFTER_AS_OF',
      '4 | AFTER_AS_OF',
    ]);
  });

  it('is the first instant there is, on a day that has no midnight', async () => {
    // São Paulo, 2018-11-04: clocks went from 24:00 to 01:00 at 03:00 UTC.
    const cleaned = await shop.clean(
      {
        orders: {
          csv: csv`
            order_id,member_id,ordered_at,amount
            before,ann,2018-11-04 02:59:59+0000,1
            at,ann,2018-11-04 03:00:00+0000,1
          `,
          source: { dates: ['%Y-%m-%d %H:%M:%S%z'] },
        },
      },
      { asOf: '2018-11-04', business: { time_zone: 'America/Sao_Paulo' } },
    );
    expect(await cleaned.table('orders_clean', 'order_id, ordered_on')).toEqual(['before | 2018-11-03']);
    expect(await cleaned.table('orders_quarantine', 'source_row, reason')).toEqual(['3 | AFTER_AS_OF']);
  });
});

describe('naive timestamps', () => {
  it('are in the zone that the source declares, and belong to the local day of the business', async () => {
    // 23:30 in London is 07:30 of the next day in Shanghai, 06:30 while London has summer time.
    const cleaned = await shop.clean({
      orders: {
        csv: csv`
          order_id,member_id,ordered_at,amount
          winter,ann,2016-01-05 23:30:00,1
          summer,ann,2016-07-05 23:30:00,1
          noon,ann,2016-07-05 12:00:00,1
          late,ann,2016-12-31 15:59:59,1
          too late,ann,2016-12-31 16:00:00,1
        `,
        source: { time_zone: 'Europe/London' },
      },
    });
    expect(await cleaned.table('orders_clean', 'order_id, ordered_at, ordered_on')).toEqual([
      'winter | 2016-01-05 23:30:00+00 | 2016-01-06',
      'summer | 2016-07-05 22:30:00+00 | 2016-07-06',
      'noon | 2016-07-05 11:00:00+00 | 2016-07-05',
      'late | 2016-12-31 15:59:59+00 | 2016-12-31',
    ]);
    expect(await cleaned.table('orders_quarantine', 'source_row, reason')).toEqual(['6 | AFTER_AS_OF']);
  });

  it('in the hour that clocks skip or repeat keep the local day', async () => {
    // New York: 02:30 of 2021-03-14 did not exist and is read an hour on; 01:30 of 2021-11-07 came twice, the later counts.
    const cleaned = await shop.clean(
      {
        orders: csv`
          order_id,member_id,ordered_at,amount
          skipped,ann,2021-03-14 02:30:00,1
          repeated,ann,2021-11-07 01:30:00,1
        `,
      },
      { asOf: '2022-01-01', business: { time_zone: 'America/New_York' } },
    );
    expect(await cleaned.table('orders_clean', 'order_id, ordered_at, ordered_on')).toEqual([
      'skipped | 2021-03-14 07:30:00+00 | 2021-03-14',
      'repeated | 2021-11-07 06:30:00+00 | 2021-11-07',
    ]);
  });
});

describe('timestamps that carry an offset', () => {
  it('are the instants they say, whatever the zone of the source, beside naive ones', async () => {
    const cleaned = await shop.clean({
      orders: {
        csv: csv`
          order_id,member_id,ordered_at,amount
          plus,ann,2016-05-01 07:00:00+0800,1
          colon,ann,2016-05-01 07:00:00+08:00,1
          minus,ann,2016-04-30 19:00:00-0400,1
          utc,ann,2016-04-30 23:00:00+0000,1
          naive,ann,2016-05-01 00:00:00,1
          odd,ann,2016-05-01 00:00:00+9,1
        `,
        source: { time_zone: 'Europe/London', dates: ['%Y-%m-%d %H:%M:%S%z', '%Y-%m-%d %H:%M:%S'] },
      },
    });
    expect(await cleaned.table('orders_clean', 'order_id, ordered_at')).toEqual([
      'plus | 2016-04-30 23:00:00+00',
      'colon | 2016-04-30 23:00:00+00',
      'minus | 2016-04-30 23:00:00+00',
      'utc | 2016-04-30 23:00:00+00',
      'naive | 2016-04-30 23:00:00+00',
    ]);
    expect(await cleaned.table('orders_quarantine', 'reason, value')).toEqual([
      'UNPARSEABLE_DATE | 2016-05-01 00:00:00+9',
    ]);
  });
});

describe('recency', () => {
  it('counts local days from the last order to the last included day, 0 at the least', async () => {
    // All as of the first instant of 2017 in Shanghai.
    const scored = await shop.score({
      orders: csv`
        order_id,member_id,ordered_at,amount
        1,last second,2016-12-31 23:59:59,1
        2,last midnight,2016-12-31 00:00:00,1
        3,a second earlier,2016-12-30 23:59:59,1
        4,leap year,2016-01-01 00:00:00,1
        5,twice,2016-01-01 00:00:00,1
        6,twice,2016-12-30 00:00:00,1
      `,
    });
    expect(await scored.scores('member_id, recency_days')).toEqual([
      'a second earlier | 1',
      'last midnight | 0',
      'last second | 0',
      'leap year | 365',
      'twice | 1',
    ]);
  });
});
