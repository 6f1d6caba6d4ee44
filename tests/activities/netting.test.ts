import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csv, openShop, type Cleaned, type Shop } from './shop.js';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.bench.dispose());

const net = {
  grain: 'line',
  cancelled: { column: 'order_id', prefix: 'C' },
  cancellations: 'net',
};
const adjustment = 'order_id, order_seq, kind, effective_on, amount';

describe('cancelled lines that are netted', () => {
  const orders = csv`
    order_id,member_id,ordered_at,product_id,amount
    o1,ann,2016-03-01,tea,10
    o2,ann,2016-04-01,tea,20
    o2,ann,2016-04-01,pot,5
    o3,ann,2016-06-01,tea,30
    o4,bob,2016-03-01,tea,40
    C1,ann,2016-05-01,tea,-8
    C2,ann,2016-05-02,tea,-12
    C3,ann,2016-05-03,tea,-1
    C4,ann,2016-02-01,tea,-1
    C5,bob,2016-05-01,pot,-1
    C6,bob,2016-05-01,,-1
    C7,bob,2016-05-01,tea,40
    C8,cid,2016-05-01,tea,-1
    C9,ann,2017-05-01,tea,-30
    C0,ann,2016-05-01,pot,many
  `;

  let cleaned: Cleaned;
  beforeAll(async () => {
    cleaned = await shop.clean({ orders: { csv: orders, table: net } });
  });

  it("lessen the member's latest earlier line of that product, from their own day, up to what it came to", async () => {
    expect(await cleaned.table('orders_clean', 'order_id, amount, source_rows')).toEqual([
      'o1 | 10.0000 | 1',
      'o2 | 25.0000 | 2',
      'o3 | 30.0000 | 1',
      'o4 | 40.0000 | 1',
    ]);
    expect(await cleaned.table('order_adjustments', adjustment)).toEqual([
      'o2 | 1 | cancellation | 2016-05-01 | 8.0000',
      'o2 | 1 | cancellation | 2016-05-02 | 12.0000',
      'o4 | 1 | cancellation | 2016-05-01 | 40.0000',
    ]);
  });

  it('are counted as unmatched where nothing earlier, or not enough, is left to lessen', async () => {
    expect(await cleaned.table('orders_quarantine', 'source_row, reason, column_name, value')).toEqual([
      '9 | CANCELLATION_UNMATCHED | product_id | C3',
      '10 | CANCELLATION_UNMATCHED | product_id | C4',
      '11 | CANCELLATION_UNMATCHED | product_id | C5',
      '12 | CANCELLATION_UNMATCHED | product_id | C6',
      '14 | CANCELLATION_UNMATCHED | product_id | C8',
      '15 | AFTER_AS_OF | ordered_at | 2017-05-01',
      '16 | UNPARSEABLE_NUMBER | amount | many',
    ]);
  });

  it('stand on lines of their own in the reconciliation', async () => {
    const lines = await cleaned.table('reconciliation', 'line, row_count, amount');
    // 105 of sound lines; netted -8 - 12 + 40; in quarantine -1 × 5 - 30.
    expect(lines).toEqual(
      expect.arrayContaining([
        'source | 15 | 90.0000',
        'kept | 8 | 125.0000',
        'quarantined | 7 | -35.0000',
        'netted_cancellations_set_apart | null | -20.0000',
        'clean | null | 105.0000',
        'cancellation | 3 | 60.0000',
      ]),
    );
  });

  it('lessen the results of those periods alone that end after them; a line cancelled in full counts no more', async () => {
    const scored = await shop.score(
      { orders: { csv: orders, table: net } },
      { business: { rfm: { periods: { every: 'quarter' } }, gates: { rejected_share: 1 } } },
    );
    // First quarter: o1 and o4. Second: o2 lessened by 20 to 5, o3. No order in the third and the fourth.
    expect(await scored.scores('period, member_id, order_count, monetary_sum')).toEqual([
      '2016Q1 | ann | 1 | 10.0000',
      '2016Q1 | bob | 1 | 40.0000',
      '2016Q2 | ann | 2 | 35.0000',
    ]);
    const whole = await shop.score(
      { orders: { csv: orders, table: net } },
      { business: { gates: { rejected_share: 1 } } },
    );
    expect(await whole.scores('member_id, order_count, monetary_sum')).toEqual(['ann | 3 | 45.0000']);
  });

  it('after a cancellation that did not fit, a smaller one still does', async () => {
    const several = await shop.clean({
      orders: {
        csv: csv`
          order_id,member_id,ordered_at,product_id,amount
          o1,ann,2016-03-01,tea,10
          C1,ann,2016-03-02,tea,-8
          C2,ann,2016-03-03,tea,-5
          C3,ann,2016-03-04,tea,-2
        `,
        table: net,
      },
    });
    expect(await several.table('order_adjustments', adjustment)).toEqual([
      'o1 | 1 | cancellation | 2016-03-02 | 8.0000',
      'o1 | 1 | cancellation | 2016-03-04 | 2.0000',
    ]);
    expect(await several.table('orders_quarantine', 'source_row, reason')).toEqual([
      '4 | CANCELLATION_UNMATCHED',
    ]);
  });
});

describe('cancelled lines of members on an exclusion list', () => {
  it('are left out like their other lines', async () => {
    const cleaned = await shop.clean({
      orders: {
        csv: csv`
          order_id,member_id,ordered_at,product_id,amount
          o1,staff,2016-03-01,tea,10
          C1,staff,2016-03-02,tea,-10
          o2,ann,2016-03-01,tea,10
        `,
        table: net,
      },
      exclusions: csv`
        member_id,list
        staff,employees
      `,
    });
    expect(cleaned.cleaned.figures.lines).toEqual({ read: 3, kept: 1, quarantined: 0, excluded: 2 });
    expect(await cleaned.table('order_adjustments', adjustment)).toEqual([]);
  });
});
