import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csv, openShop, type Shop } from './shop.js';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.bench.dispose());

const before = csv`
  order_id,member_id,ordered_at,amount
  same,ann,2016-12-01,10
  withdrawn,ann,2016-12-02,20
  dearer,bob,2016-12-03,30
  moved,bob,2016-12-04,40
  redated,bob,2016-12-05,50
`;
const after = csv`
  order_id,member_id,ordered_at,amount
  same,ann,2016-12-01,10
  dearer,bob,2016-12-03,33.5
  moved,cid,2016-12-04,40
  redated,bob,2016-12-06,50
  late,cid,2016-12-31,70
  late too,cid,2016-12-31,1
  next,cid,2017-01-01,900
`;
const business = { publish: { workbook: false, database: false }, gates: { rejected_share: 1 } };

describe('a run after a published one of the same as-of', () => {
  it('shows orders that arrived late, were restated or withdrawn, and what that changes', async () => {
    const first = await shop.score({ orders: before }, { runId: 'first', business });
    expect(first.steps.checked.drift).toBeNull();
    await shop.bench.publish(first.steps);
    // Another as-of has no bearing on it.
    await shop.bench.publish(
      (await shop.score({ orders: before }, { runId: 'other', business, asOf: '2017-02-01' })).steps,
      '2020-01-02T00:00:00.000Z',
    );
    const again = await shop.score({ orders: before }, { runId: 'again', business });
    expect(again.steps.checked.drift).toEqual({ runId: 'first', changes: [] });

    const second = await shop.score({ orders: after }, { runId: 'second', business });
    expect(second.steps.checked.drift).toEqual({
      runId: 'first',
      changes: [
        { change: 'late_arriving', rows: 2, amount: '71.0000' },
        { change: 'restated', rows: 3, amount: '3.5000' },
        { change: 'withdrawn', rows: 1, amount: '-20.0000' },
      ],
    });
    expect(second.steps.checked.toldWarnings?.map(({ warning }) => warning)).toEqual([
      { code: 'orders_changed', change: 'late_arriving', orders: 2, amount: '71.0000', runId: 'first' },
      { code: 'orders_changed', change: 'restated', orders: 3, amount: '3.5000', runId: 'first' },
      { code: 'orders_changed', change: 'withdrawn', orders: 1, amount: '-20.0000', runId: 'first' },
    ]);
  });

  it('is compared with the last published of them', async () => {
    const second = await shop.score({ orders: after }, { runId: 'second', business });
    await shop.bench.publish(second.steps, '2020-01-03T00:00:00.000Z');
    const third = await shop.score({ orders: after }, { runId: 'third', business });
    expect(third.steps.checked.drift).toEqual({ runId: 'second', changes: [] });
  });
});
