import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csv, openShop, type Scored, type Shop } from './shop.js';

let shop: Shop;
let scored: Scored;
beforeAll(async () => {
  shop = await openShop();
  scored = await shop.score(
    {
      orders: csv`
        order_id,member_id,ordered_at,amount
        1,ann,2016-12-31,10
        2,ann,2016-12-31,15
        3,bob,2016-12-29,25
        4,bob,2016-12-30,25
        5,cid,2016-12-01,5
        6,dan,2015-12-31,19.99
        7,dan,2015-06-30,0.01
      `,
      members: csv`
        member_id
        eve
        fay
      `,
    },
    {
      business: {
        rfm: {
          bins: {
            recency: { method: 'edges', edges: [-1, 7, 364] },
            frequency: { method: 'edges', edges: [0, 1, 10] },
            monetary: { method: 'edges', edges: [0, 20, 100] },
          },
          names: {
            mapping: 'custom',
            version: '2016-12',
            rules: [
              { code: '22*', name: "the shop's best" },
              { code: '**2', name: 'never reached' },
              { code: '*1*', name: '一次 "buyers"' },
            ],
            otherwise: 'others',
            no_order: 'not yet',
          },
        },
      },
    },
  );
});
afterAll(() => shop.bench.dispose());

describe('names of one’s own', () => {
  it('go to the first rule that fits, then to the rest; members without order have theirs', async () => {
    expect(await scored.scores('member_id, rfm_code, segment')).toEqual([
      "ann | 222 | the shop's best",
      "bob | 222 | the shop's best",
      'cid | 111 | 一次 "buyers"',
      // 366 days before 2016-12-31, a leap year's length, is beyond the last edge.
      'dan | null | OUT_OF_RANGE',
      'eve | null | not yet',
      'fay | null | not yet',
    ]);
    expect(scored.steps.scored.namesVersion).toBe('2016-12');
  });
});

describe('groups', () => {
  it('have their size, value and shares among all members scored', async () => {
    expect(
      await shop.lines(
        scored.steps.scored.groups,
        'period, rfm_code, segment, members, round(member_share, 6) as share, order_count, monetary_sum, round(monetary_share, 6) as money, recency_days_mean',
      ),
    ).toEqual([
      `2017-01-01 | 111 | 一次 "buyers" | 1 | 0.166667 | 1 | 5.0000 | 0.05 | 30`,
      // ann 0 days, bob 1 day; 25 and 50 of 100.
      `2017-01-01 | 222 | the shop's best | 2 | 0.333333 | 4 | 75.0000 | 0.75 | 0.5`,
      '2017-01-01 | null | OUT_OF_RANGE | 1 | 0.166667 | 2 | 20.0000 | 0.2 | 366',
      '2017-01-01 | null | not yet | 2 | 0.333333 | 0 | 0.0000 | 0 | null',
    ]);
  });
});
