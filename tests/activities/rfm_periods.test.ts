import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csv, openShop, type Shop } from './shop.js';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.bench.dispose());

const orders = csv`
  order_id,member_id,ordered_at,amount
  1,ann,2015-12-31 23:59:59,1
  2,ann,2016-01-01 00:00:00,2
  3,ann,2016-03-31 23:59:59,4
  4,bob,2016-04-01 00:00:00,8
  5,bob,2016-04-03 23:59:59,16
  6,bob,2016-04-04 00:00:00,32
  7,cid,2016-05-14,64
`;
const asOf = '2016-05-15';
const figures = 'period, as_of, member_id, recency_days, order_count, monetary_sum';

const scoresWith = async (rfm: Readonly<Record<string, unknown>>): Promise<readonly string[]> => {
  const scored = await shop.score({ orders }, { asOf, business: { rfm } });
  return await scored.scores(figures);
};

describe('results', () => {
  it('without periods look at every order before the as-of', async () => {
    expect(await scoresWith({})).toEqual([
      '2016-05-15 | 2016-05-15 | ann | 44 | 3 | 7.0000',
      '2016-05-15 | 2016-05-15 | bob | 40 | 3 | 56.0000',
      '2016-05-15 | 2016-05-15 | cid | 0 | 1 | 64.0000',
    ]);
  });

  it('of so many days leave out what came before the window: its first day belongs to it', async () => {
    // 45 days before 2016-05-15 is 2016-03-31; 44 days, 2016-04-01.
    expect(await scoresWith({ window_days: 45 })).toEqual([
      '2016-05-15 | 2016-05-15 | ann | 44 | 1 | 4.0000',
      '2016-05-15 | 2016-05-15 | bob | 40 | 3 | 56.0000',
      '2016-05-15 | 2016-05-15 | cid | 0 | 1 | 64.0000',
    ]);
    expect((await scoresWith({ window_days: 44 })).map((row) => row.split(' | ')[2])).toEqual(['bob', 'cid']);
  });

  it('of years end with the first day after them, an open one with the as-of', async () => {
    expect(await scoresWith({ periods: { every: 'year' } })).toEqual([
      '2015 | 2016-01-01 | ann | 0 | 1 | 1.0000',
      '2016 | 2016-05-15 | ann | 44 | 2 | 6.0000',
      '2016 | 2016-05-15 | bob | 40 | 3 | 56.0000',
      '2016 | 2016-05-15 | cid | 0 | 1 | 64.0000',
    ]);
  });

  it('of quarters, months and weeks are half-open, and begin where the configuration says', async () => {
    expect(await scoresWith({ periods: { every: 'quarter', from: '2016-01-01' } })).toEqual([
      '2016Q1 | 2016-04-01 | ann | 0 | 2 | 6.0000',
      '2016Q2 | 2016-05-15 | bob | 40 | 3 | 56.0000',
      '2016Q2 | 2016-05-15 | cid | 0 | 1 | 64.0000',
    ]);
    expect(await scoresWith({ periods: { every: 'month', from: '2016-03-15' } })).toEqual([
      '2016-03 | 2016-04-01 | ann | 0 | 1 | 4.0000',
      '2016-04 | 2016-05-01 | bob | 26 | 3 | 56.0000',
      '2016-05 | 2016-05-15 | cid | 0 | 1 | 64.0000',
    ]);
    // Weeks start on Monday: 2016-04-04 and 2016-05-09 were Mondays.
    expect(await scoresWith({ periods: { every: 'week', from: '2016-03-28' } })).toEqual([
      '2016-W13 | 2016-04-04 | ann | 3 | 1 | 4.0000',
      '2016-W13 | 2016-04-04 | bob | 0 | 2 | 24.0000',
      '2016-W14 | 2016-04-11 | bob | 6 | 1 | 32.0000',
      '2016-W19 | 2016-05-15 | cid | 0 | 1 | 64.0000',
    ]);
  });

  it('are listed with every period, the open one marked partial, also where nobody ordered', async () => {
    const { steps } = await shop.score(
      { orders },
      { asOf, business: { rfm: { periods: { every: 'quarter' } } } },
    );
    expect(
      steps.scored.periods.map(({ label, startsOn, asOf: end, partial }) => ({
        label,
        startsOn,
        end,
        partial,
      })),
    ).toEqual([
      { label: '2015Q4', startsOn: '2015-10-01', end: '2016-01-01', partial: false },
      { label: '2016Q1', startsOn: '2016-01-01', end: '2016-04-01', partial: false },
      { label: '2016Q2', startsOn: '2016-04-01', end: '2016-05-15', partial: true },
    ]);
    expect(steps.scored.members).toBe(3);
  });
});

describe('members who never ordered', () => {
  const members = csv`
    member_id,registered_at
    ann,2014-01-01
    bob,2014-01-01
    new,2016-02-01
    newer,2016-05-14
    tomorrow,2016-05-15
    no date,
    staff,2014-01-01
    given up,2014-01-01
    refunded,2014-01-01
  `;
  const tables = {
    orders: `${orders}8,refunded,2016-02-01,5\n`,
    members,
    member_links: csv`
      member_id,canonical_id,linked_at
      given up,ann,2015-06-01
    `,
    exclusions: csv`
      member_id,list
      staff,employees
    `,
    refunds: csv`
      order_id,refunded_at,amount
      8,2016-05-01,5
    `,
  };
  const business = { gates: { rejected_share: 1 } };

  it('are prospects with the five-bin names, as far as they were known; cid is no member of the table', async () => {
    const { scores } = await shop.score(tables, { asOf, business });
    // Edges of R 16, 32, 40.8, 42.4; of F 1.8, 2.6, 3, 3; of M 26.6, 46.2, 57.6, 60.8.
    expect(
      await scores('member_id, recency_days, order_count, monetary_sum, rfm_code, rfm_score, rank, segment'),
    ).toEqual([
      'ann | 44 | 3 | 7.0000 | 131 | 1.6667 | 3 | DORMANT',
      'bob | 40 | 3 | 56.0000 | 333 | 3.0000 | 2 | NEEDS_ATTENTION',
      'cid | 0 | 1 | 64.0000 | 515 | 3.6667 | 1 | ACTIVE',
      'new | null | 0 | 0.0000 | null | null | null | PROSPECTS',
      'newer | null | 0 | 0.0000 | null | null | null | PROSPECTS',
      'no date | null | 0 | 0.0000 | null | null | null | PROSPECTS',
      'refunded | null | 0 | 0.0000 | null | null | null | PROSPECTS',
    ]);
  });

  it('are those of each period: registered before its end, and without an order until then', async () => {
    const { scores } = await shop.score(tables, {
      asOf,
      business: { ...business, rfm: { periods: { every: 'quarter' } } },
    });
    const prospects = (await scores('period, member_id, segment')).filter((row) => row.endsWith('PROSPECTS'));
    expect(prospects).toEqual([
      '2015Q4 | bob | PROSPECTS',
      '2015Q4 | no date | PROSPECTS',
      '2015Q4 | refunded | PROSPECTS',
      '2016Q1 | bob | PROSPECTS',
      '2016Q1 | new | PROSPECTS',
      '2016Q1 | no date | PROSPECTS',
      '2016Q2 | new | PROSPECTS',
      '2016Q2 | newer | PROSPECTS',
      '2016Q2 | no date | PROSPECTS',
      '2016Q2 | refunded | PROSPECTS',
    ]);
  });

  it('are left out where the names have none for them', async () => {
    const { scores } = await shop.score(tables, {
      asOf,
      business: { ...business, rfm: { bins: { method: 'median' } } },
    });
    expect(await scores('member_id')).toEqual(['ann', 'bob', 'cid']);
  });
});
