import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csv, openShop, type Shop } from './shop.js';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.bench.dispose());

const lenient = { gates: { rejected_share: 1 } };

describe('linked member numbers', () => {
  const orders = csv`
    order_id,member_id,ordered_at,amount
    1,guest1,2015-02-01,1
    2,guest2,2015-03-01,2
    3,ann,2015-04-01,4
    4,guest1,2016-02-01,8
    5,ann,2016-03-01,16
    6,p,2016-04-01,32
    7,q,2016-04-02,64
    8,late,2016-05-01,128
    9,self,2016-05-02,256
  `;
  // guest1 → guest2 in 2015, guest2 → ann in 2016; p and q link each other; late is linked at the as-of only.
  const member_links = csv`
    member_id,canonical_id,linked_at
    guest1,guest2,2015-12-31 23:59:59
    guest2,ann,2016-01-01 00:00:00
    p,q,2016-01-01
    q,p,2016-01-01
    late,ann,2017-01-01
    self,self,2016-01-01
  `;

  it('count as the one at the end of their chain; those in a circle as themselves', async () => {
    const { scores } = await shop.score({ orders, member_links }, { business: lenient });
    expect(await scores('member_id, order_count, monetary_sum')).toEqual([
      'ann | 5 | 31.0000',
      'late | 1 | 128.0000',
      'p | 1 | 32.0000',
      'q | 1 | 64.0000',
      'self | 1 | 256.0000',
    ]);
  });

  it('are linked from their own time on: the result of a period knows the links before its end', async () => {
    const { scores } = await shop.score(
      { orders, member_links },
      { business: { ...lenient, rfm: { periods: { every: 'year' } } } },
    );
    expect((await scores('period, member_id, order_count, monetary_sum')).slice(0, 3)).toEqual([
      '2015 | ann | 1 | 4.0000',
      '2015 | guest2 | 2 | 3.0000',
      '2016 | ann | 2 | 24.0000',
    ]);
  });
});

describe('members on an exclusion list', () => {
  it('are left out under every number of theirs, the list being counted', async () => {
    const cleaned = await shop.clean({
      orders: csv`
        order_id,member_id,ordered_at,amount
        1,staff,2016-02-01,1
        2,guest of staff,2016-02-01,2
        3,tester,2016-02-01,4
        4,whole tester,2016-02-01,8
        5,other guest of tester,2016-02-01,16
        6,both,2016-02-01,32
        7,later,2016-02-01,64
        8,ann,2016-02-01,128
      `,
      member_links: csv`
        member_id,canonical_id,linked_at
        guest of staff,staff,2016-01-01
        tester,whole tester,2016-01-01
        other guest of tester,whole tester,2016-01-01
      `,
      // tester is listed under the number that was given up.
      exclusions: csv`
        member_id,list,listed_at
        staff,employees,
        tester,tests,2016-06-01
        both,b list,
        both,a list,
        later,tests,2017-01-01
      `,
    });
    expect(await cleaned.table('orders_clean', 'order_id, member_id')).toEqual(['7 | later', '8 | ann']);
    expect(await cleaned.table('reconciliation', 'line, row_count, amount')).toEqual(
      expect.arrayContaining([
        'excluded | 6 | 63.0000',
        'excluded a list | 1 | 32.0000',
        'excluded employees | 2 | 3.0000',
        'excluded tests | 3 | 28.0000',
      ]),
    );
  });

  it('are excluded before their orders are judged, and after these were read', async () => {
    const cleaned = await shop.clean({
      orders: {
        csv: csv`
          order_id,member_id,ordered_at,amount,status
          1,staff,2016-02-01,-5,
          2,staff,2016-02-01,5,void
          3,staff,2016-02-30,5,
          4,staff,2016-02-01,5,
          4,staff,2016-02-01,6,
        `,
        table: { cancelled: { column: 'status', values: ['void'] } },
      },
      exclusions: csv`
        member_id,list
        staff,employees
      `,
    });
    expect(await cleaned.table('orders_quarantine', 'source_row, reason')).toEqual([
      '4 | UNPARSEABLE_DATE',
      '5 | ORDER_ID_CONFLICT',
      '6 | ORDER_ID_CONFLICT',
    ]);
    expect(cleaned.cleaned.figures.lines).toEqual({ read: 5, kept: 0, quarantined: 3, excluded: 2 });
  });
});
