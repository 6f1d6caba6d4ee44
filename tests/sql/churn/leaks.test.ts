import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TableName } from '../../../domain/tables/index.js';
import type { CleanRow, CleanTables } from './clean_tables.js';
import { isFull } from '../../faults/size.js';
import { before, featuresOf } from './features.js';

const members = ['ann', 'bob', 'cid'];

/** The last second that is known, and the first that is not: days begin at midnight of the business's own zone. */
const lastKnown = `${before(1)} 23:59:59`;
const firstUnknown = `${before(0)} 00:00:00`;

/** Rows of every table that has a time, at the given one; they concern a member and change what is known of it. */
const rowsAt = (when: string): CleanTables => ({
  orders: [
    { order_id: 'new', member_id: 'ann', ordered_at: when, amount: 70, coupon_code: 'x', points_issued: 7 },
  ],
  refunds: [{ order_id: 'o1', refunded_at: when, amount: 3 }],
  events: [{ member_id: 'ann', occurred_at: when, type: 'visit', value: 4 }],
  leads: [{ lead_id: 'new', occurred_at: when, channel: 'fair', member_id: 'bob' }],
  contacts: [{ campaign_id: 'c1', member_id: 'ann', sent_at: when, arm: 'treated' }],
  campaigns: [{ campaign_id: 'c2', name: 'c2', sent_at: when, kind: 'care' }],
  consents: [{ member_id: 'ann', channel: 'email', granted: 'false', changed_at: when }],
  member_history: [{ member_id: 'ann', attribute: 'level', value: 'gold', changed_at: when }],
  member_links: [{ member_id: 'guest', canonical_id: 'ann', linked_at: when }],
  members: [{ member_id: 'new', registered_at: when, referrer_id: 'ann' }],
});

const reactionsAt = (when: string, column: string): CleanTables => ({
  contacts: [{ campaign_id: 'c1', member_id: 'ann', sent_at: before(30), arm: 'treated', [column]: when }],
});

/** What is known of three members before anything is changed. */
const business: CleanTables = {
  orders: [
    { order_id: 'o1', member_id: 'ann', ordered_at: before(40), amount: 50 },
    { order_id: 'o2', member_id: 'bob', ordered_at: before(20), amount: 20 },
    { order_id: 'o3', member_id: 'guest', ordered_at: before(10), amount: 20 },
  ],
  refunds: [],
  order_items: [{ order_id: 'new', product_id: 'p', category: 'tea' }],
  events: [{ member_id: 'ann', occurred_at: before(15), type: 'visit' }],
  leads: [],
  contacts: [{ campaign_id: 'c2', member_id: 'ann', sent_at: before(30), arm: 'treated' }],
  campaigns: [{ campaign_id: 'c1', name: 'c1', sent_at: before(200), kind: 'marketing' }],
  consents: [{ member_id: 'ann', channel: 'email', granted: 'true', changed_at: before(90) }],
  member_history: [{ member_id: 'ann', attribute: 'level', value: 'basic', changed_at: before(90) }],
  member_links: [],
  members: [{ member_id: 'ann', registered_at: before(90) }],
};

const merged = (one: CleanTables, other: CleanTables): CleanTables => {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])] as TableName[];
  return Object.fromEntries(names.map((name) => [name, [...(one[name] ?? []), ...(other[name] ?? [])]]));
};
const only = (tables: CleanTables, name: TableName): CleanTables => ({ [name]: tables[name] ?? [] });
const features = (tables: CleanTables) => featuresOf(tables, { of: members });

describe('a row', async () => {
  const untouched = await features(business);
  const silent = await features(merged(business, reactionsAt('', 'offer')));

  it.each(Object.keys(rowsAt('')) as TableName[])(
    'of %s counts up to the last second before the snapshot, and changes nothing from its first instant on',
    async (name) => {
      const with_ = (when: string) => features(merged(business, only(rowsAt(when), name)));
      expect(await with_(firstUnknown)).toEqual(untouched);
      expect(await with_(lastKnown)).not.toEqual(untouched);
    },
  );

  it.each(['opened_at', 'clicked_at', 'responded_at', 'bounced_at'])(
    'of a contact tells by %s what came up to the last second before the snapshot, and nothing of what came then',
    async (column) => {
      const sent = (when: string) => features(merged(business, reactionsAt(when, column)));
      expect(await sent(firstUnknown)).toEqual(silent);
      expect(await sent(lastKnown)).not.toEqual(silent);
    },
  );

  it('of a member tells of its unsubscribing before the snapshot only', async () => {
    const left = async (when: string) => {
      const [row] = business.members ?? [];
      return (await features({ ...business, members: [{ ...row, unsubscribed_at: when }] }))['ann']?.[
        'unsubscribed'
      ];
    };
    expect([await left(lastKnown), await left(firstUnknown)]).toEqual([1, 0]);
  });

  it('of an item of an order that is placed later changes nothing', async () => {
    const later = merged(business, only(rowsAt(firstUnknown), 'orders'));
    const more = { order_items: [{ order_id: 'new', product_id: 'q', category: 'cups' }] };
    expect(await features(merged(later, more))).toEqual(untouched);
  });
});

describe('whatever happens at or after the snapshot', () => {
  const member = fc.constantFrom(...members, 'guest');
  const days = (from: number, to: number) => fc.integer({ min: from, max: to }).map(before);
  const id = fc.integer({ min: 1, max: 30 }).map(String);
  const rows = (when: fc.Arbitrary<string>): fc.Arbitrary<CleanTables> => {
    const list = (row: Readonly<Record<string, fc.Arbitrary<string | number | null>>>, most = 12) =>
      fc.array(fc.record(row), { maxLength: most });
    const reaction = fc.option(when);
    return fc.record({
      orders: list({
        order_id: id,
        member_id: member,
        ordered_at: when,
        amount: fc.integer({ min: 1, max: 99 }),
        coupon_amount: fc.constantFrom(null, 2),
        channel: fc.constantFrom('web', 'app'),
      }).map(distinctOrders),
      order_items: list({
        order_id: id,
        product_id: id,
        category: fc.constantFrom('tea', 'cups', null),
      }),
      refunds: list({ order_id: id, refunded_at: when, amount: fc.integer({ min: 1, max: 120 }) }, 4),
      events: list({
        member_id: member,
        occurred_at: when,
        type: fc.constantFrom('visit', 'login', 'cart', 'page_view', 'play'),
        value: fc.constantFrom(null, 3),
      }),
      contacts: list({
        campaign_id: fc.constantFrom('c1', 'c2'),
        member_id: member,
        sent_at: when,
        arm: fc.constantFrom('treated', 'control', null),
        opened_at: reaction,
        clicked_at: reaction,
        responded_at: reaction,
        bounced_at: reaction,
      }),
      consents: list({
        member_id: member,
        channel: fc.constantFrom('email', 'sms'),
        granted: fc.constantFrom('true', 'false'),
        changed_at: when,
      }),
      member_history: list({
        member_id: member,
        attribute: fc.constantFrom('level', 'region'),
        value: fc.constantFrom('a', 'b'),
        changed_at: when,
      }),
    });
  };
  /** An order number stands once. */
  const distinctOrders = (orders: readonly CleanRow[]): readonly CleanRow[] => [
    ...new Map(orders.map((one) => [one['order_id'], one])).values(),
  ];
  /** Later orders have numbers of their own; items may belong to any. */
  const renumbered = (tables: CleanTables): CleanTables => ({
    ...tables,
    orders: (tables.orders ?? []).map((one) => ({ ...one, order_id: `later ${String(one['order_id'])}` })),
    order_items: (tables.order_items ?? []).map((one) => ({
      ...one,
      order_id: `later ${String(one['order_id'])}`,
    })),
  });

  it('no feature changes', async () => {
    const past = rows(days(1, 400));
    const future = rows(days(-100, 0)).map(renumbered);
    let told = 0;
    await fc.assert(
      fc.asyncProperty(past, future, async (known, later) => {
        const base = { ...known, campaigns: business.campaigns ?? [] };
        const alone = await features(base);
        told += Object.values(alone).filter((of) => Number(of['orders_total']) > 0).length;
        expect(await features(merged(base, later))).toEqual(alone);
      }),
      { numRuns: isFull ? 200 : 8 },
    );
    expect(told).toBeGreaterThan(0);
  });
});
