import { describe, expect, it } from 'vitest';
import { churnFeatures } from '../../../domain/churn/features.js';
import { tableNames } from '../../../domain/tables/index.js';
import type { CleanRow, CleanTables } from './clean_tables.js';

import { before, featuresOf, snapshot } from './features.js';

const order = (age: number, amount: number, more: CleanRow = {}): CleanRow => ({
  order_id: `order ${age} ${amount}`,
  member_id: 'ann',
  ordered_at: before(age),
  amount,
  ...more,
});
const event = (age: number, type = 'visit', more: CleanRow = {}): CleanRow => ({
  member_id: 'ann',
  occurred_at: before(age),
  type,
  ...more,
});
const contact = (age: number, more: CleanRow = {}): CleanRow => ({
  campaign_id: 'c',
  member_id: 'ann',
  sent_at: before(age),
  arm: 'treated',
  ...more,
});

const ann = async (tables: CleanTables) =>
  (await featuresOf({ orders: [], ...tables }, { of: ['ann'] }))['ann'] ?? {};

describe('orders', () => {
  const tables = {
    orders: [order(400, 100), order(350, 50), order(100, 30), order(40, 60), order(40, 20), order(10, 90)],
  };

  it('are counted and summed by window', async () => {
    expect(await ann(tables)).toMatchObject({
      orders_30: 1,
      orders_90: 3,
      orders_180: 4,
      orders_365: 5,
      orders_total: 6,
      amount_30: 90,
      amount_90: 170,
      amount_180: 200,
      amount_365: 250,
      amount_total: 350,
      months_ordered_12: 4,
      orders_same_season: 1,
    });
  });

  it('have a rhythm from day to day: gaps of 50, 250, 60 and 30 days', async () => {
    expect(await ann(tables)).toMatchObject({
      days_since_order: 9,
      order_gap_mean: 97.5,
      order_gap_sd: Math.sqrt((47.5 ** 2 + 152.5 ** 2 + 37.5 ** 2 + 67.5 ** 2) / 3),
      order_gap_median: 55,
      order_gap_last: 30,
      order_silence_ratio: 9 / 55,
    });
  });

  it('have a usual amount and a trend', async () => {
    const features = await ann(tables);
    expect(features).toMatchObject({ amount_per_order: 350 / 6, orders_trend: (1 + 1) / (3 / 3 + 1) });
    expect(features['last_amount_ratio']).toBeCloseTo(90 / (350 / 6), 12);
    expect(features['amount_trend']).toBeCloseTo((90 + 350 / 6) / (110 / 3 + 350 / 6), 12);
  });

  it('count to the edge of each window, and not beyond', async () => {
    const orders = [30, 31, 90, 91, 120, 121, 180, 181, 275, 276, 360, 361, 365, 366].map((age) =>
      order(age, 1),
    );
    expect(await ann({ orders })).toMatchObject({
      orders_30: 1,
      orders_90: 3,
      orders_180: 7,
      orders_365: 13,
      orders_total: 14,
      orders_same_season: 4,
      orders_trend: 2 / (4 / 3 + 1),
      months_ordered_12: 9,
    });
  });

  it('are net of what was given back before the snapshot, and gone when all was', async () => {
    const refund = (age: number, amount: number, of: CleanRow): CleanRow => ({
      order_id: of['order_id'] ?? null,
      refunded_at: before(age),
      amount,
    });
    const [all, part, whole] = [order(60, 100), order(50, 40), order(45, 200)] as const;
    const refunds = [refund(20, 100, all), refund(5, 10, part), refund(0, 10, part)];
    expect(await ann({ orders: [all, part, whole], refunds })).toMatchObject({
      orders_90: 2,
      amount_90: 230,
      refunds_365: 2,
      refunded_share_365: 1 - 230 / 340,
      days_since_refund: 4,
      order_gap_last: 5,
    });
  });

  it('are zero to count and missing to measure where there are none', async () => {
    const features = await ann({ orders: [order(0, 100)], refunds: [] });
    const numbers = churnFeatures.filter(({ needs }) =>
      needs.every(({ table, columns }) => table === 'orders' && columns.length === 0),
    );
    const expected = numbers.map(({ name, nothing }) => [name, nothing === 'zero' ? 0 : null] as const);
    expect(features).toMatchObject({
      ...Object.fromEntries(expected.filter(([name]) => name in features)),
      tenure_days: 0,
      season_sine: features['season_sine'],
      season_cosine: features['season_cosine'],
      refunds_365: 0,
      days_since_refund: null,
    });
  });

  it('with coupons and points tell how much of a bargain they were', async () => {
    const orders = [
      order(400, 10, { coupon_code: 'x', coupon_amount: 5, points_issued: 10, points_spent: 3 }),
      order(300, 30, { coupon_code: 'x', coupon_amount: 10, points_issued: 30 }),
      order(200, 60, { points_issued: 60, points_spent: 25, channel: 'web' }),
      order(100, 100, { points_issued: 100, channel: 'app' }),
    ];
    expect(await ann({ orders })).toMatchObject({
      coupon_share_365: 1 / 3,
      days_since_coupon: 299,
      discount_share_365: 10 / 200,
      points_spent_365: 25,
      points_balance: 200 - 28,
      last_order_channel: 'app',
    });
  });
});

describe('items', () => {
  const item = (of: CleanRow, category: string, product = category): CleanRow => ({
    order_id: of['order_id'] ?? null,
    product_id: product,
    category,
  });

  it('tell the favourite category and how far its cycle is', async () => {
    const own = [order(400, 1), order(100, 2), order(60, 3), order(30, 4)] as const;
    const bob = [
      { ...order(50, 5), member_id: 'bob' },
      { ...order(40, 6), member_id: 'bob' },
    ] as const;
    const order_items = [
      item(own[0], 'tea'),
      item(own[1], 'tea', 'green'),
      item(own[1], 'tea', 'black'),
      item(own[2], 'tea', 'green'),
      item(own[3], 'cups'),
      item(bob[0], 'tea'),
      item(bob[1], 'tea'),
    ];
    const tables = { orders: [...own, ...bob], order_items };
    const features = (await featuresOf(tables, { of: ['ann', 'bob'] }))['ann'];
    // Gaps of tea among all: 300 and 40 of ann, 10 of bob; their median is 40.
    expect(features).toMatchObject({
      products_365: 3,
      categories_365: 2,
      favourite_category: 'tea',
      favourite_category_share: 3 / 4,
      days_since_favourite_category: 59,
      category_gap_ratio: 170 / 40,
      category_cycle_ratio: 59 / 40,
    });
  });

  it('of an order number that two orders share are left out', async () => {
    const first = order(50, 5, { order_id: 'same', order_seq: 1 });
    const features = await featuresOf(
      { orders: [first, { ...first, member_id: 'bob', order_seq: 2 }], order_items: [item(first, 'tea')] },
      { of: ['ann', 'bob'] },
    );
    expect([features['ann']?.['products_365'], features['bob']?.['products_365']]).toEqual([0, 0]);
  });
});

describe('events', () => {
  it('are counted by kind and window', async () => {
    const events = [
      event(400),
      event(200),
      event(80),
      event(20),
      event(70, 'page_view'),
      event(60, 'login'),
      event(100, 'login'),
      event(30, 'cart'),
      event(50, 'download', { value: 2.5 }),
      event(91, 'download', { value: 9 }),
      event(5, 'page_view', { value: 1 }),
    ];
    expect(await ann({ orders: [order(35, 1), order(90, 1)], events })).toMatchObject({
      visits_30: 1,
      visits_90: 2,
      visits_365: 3,
      page_views_90: 2,
      logins_90: 1,
      carts_90: 1,
      other_events_90: 1,
      engagement_90: 3.5,
      visits_since_order: 1,
      carts_since_order: 1,
      visits_before_order: 2,
      days_since_event: 4,
      days_since_visit: 19,
      days_since_login: 59,
      days_since_cart: 29,
      events_trend: (3 + 1) / (6 / 3 + 1),
      orders_per_visit_365: 2 / 3,
    });
  });

  it('have a rhythm of active weeks', async () => {
    // Weeks 0, 0, 2, 12, 13 and 51 back from the snapshot; 365 days back lies beyond the last.
    const events = [4, 7, 15, 91, 92, 364, 365].map((age) => event(age));
    expect(await ann({ events })).toMatchObject({
      weeks_active_13: 3,
      weeks_active_52: 5,
      active_gap: 360 / 4,
      event_silence_ratio: 3 / 90,
    });
  });

  it('of one week have no rhythm', async () => {
    expect(await ann({ events: [event(3)] })).toMatchObject({
      weeks_active_13: 1,
      active_gap: null,
      event_silence_ratio: null,
    });
  });
});

describe('contacts', () => {
  it('tell who was reached, and who reacted before the snapshot', async () => {
    const contacts = [
      contact(400, { responded_at: before(399) }),
      contact(200, { opened_at: before(199), clicked_at: before(198) }),
      contact(90, { opened_at: before(85) }),
      contact(60, { bounced_at: before(60) }),
      contact(30, { campaign_id: 'call' }),
      contact(10, { opened_at: before(0), responded_at: before(-1) }),
      contact(5, { arm: 'control', opened_at: before(4) }),
      contact(4, { arm: 'Control', opened_at: before(3) }),
    ];
    const campaigns = [
      { campaign_id: 'c', name: 'c', sent_at: before(400), kind: 'marketing' },
      { campaign_id: 'call', name: 'call', sent_at: before(31), kind: 'Care' },
    ];
    expect(await ann({ contacts, campaigns })).toMatchObject({
      contacts_30: 2,
      contacts_90: 4,
      contacts_365: 5,
      clicks_365: 1,
      responses_365: 0,
      bounces_365: 1,
      opened_share_365: 2 / 5,
      days_since_contact: 9,
      // What bounced 60 days ago did not arrive.
      contacts_unanswered: 2,
      days_since_reaction: 84,
      care_contacts_365: 1,
      days_since_care: 29,
    });
  });

  it('that nobody ever answered are all unanswered', async () => {
    expect(await ann({ contacts: [contact(20), contact(10)] })).toMatchObject({
      contacts_unanswered: 2,
      days_since_reaction: null,
    });
  });

  it('that bounced are neither answered nor left unanswered', async () => {
    const contacts = [
      contact(30, {}),
      contact(20, { bounced_at: before(19), opened_at: before(18) }),
      contact(10, { bounced_at: before(0) }),
    ];
    const bounced = { contacts_unanswered: 2, bounces_365: 1 };
    expect(await ann({ contacts })).toMatchObject({ ...bounced, days_since_reaction: null });
    const answered = [...contacts, contact(50, { clicked_at: before(48) })];
    expect(await ann({ contacts: answered })).toMatchObject({ ...bounced, days_since_reaction: 47 });
  });

  it('are permitted by the last word on each channel', async () => {
    const consent = (age: number, channel: string, granted: string): CleanRow => ({
      member_id: 'ann',
      channel,
      granted,
      changed_at: before(age),
    });
    const consents = [
      consent(90, 'email', 'true'),
      consent(80, 'sms', 'true'),
      consent(70, 'sms', 'false'),
      consent(60, 'app', 'false'),
      consent(50, 'app', 'true'),
      consent(0, 'email', 'false'),
    ];
    expect(await ann({ consents })).toMatchObject({ channels_allowed: 2, days_since_consent_withdrawn: 59 });
  });
});

describe('members', () => {
  const history = (attribute: string, age: number, value: string): CleanRow => ({
    member_id: 'ann',
    attribute,
    value,
    changed_at: before(age),
  });

  it('are known since the first sign of them', async () => {
    const members = [{ member_id: 'ann', registered_at: before(100) }];
    expect(await ann({ members, orders: [order(80, 1)] })).toMatchObject({
      tenure_days: 99,
      days_to_first_order: 20,
    });
    expect(await ann({ members, orders: [order(80, 1)], events: [event(130)] })).toMatchObject({
      tenure_days: 129,
    });
  });

  it('have the attributes that they had then', async () => {
    const member_history = [
      history('level', 200, 'basic'),
      history('level', 50, 'gold'),
      history('level', 0, 'platinum'),
      history('region', 200, 'north'),
    ];
    const members = [
      {
        member_id: 'ann',
        registered_at: before(200),
        level: 'platinum',
        kind: 'person',
        acquisition_channel: 'store',
      },
    ];
    expect(await ann({ member_history, members })).toMatchObject({
      level: 'gold',
      days_since_level_change: 49,
      region: 'north',
      kind: 'person',
      acquisition_channel: 'store',
    });
  });

  it('whose table describes today have no attribute of it', async () => {
    const members = [{ member_id: 'ann', registered_at: before(200), level: 'gold' }];
    const { ann: without } = await featuresOf({ orders: [], members }, { of: ['ann'], pointInTime: false });
    expect(without).not.toHaveProperty('level');
    const member_history = [history('kind', 20, 'person')];
    const { ann: withHistory } = await featuresOf(
      { orders: [], members, member_history },
      { of: ['ann'], pointInTime: false },
    );
    expect(withHistory).toMatchObject({ level: null, kind: 'person' });
  });

  it('have referred others, come from a lead and may have unsubscribed', async () => {
    const members = [
      { member_id: 'ann', registered_at: before(100), unsubscribed_at: before(1) },
      { member_id: 'bob', registered_at: before(50), referrer_id: 'ann', unsubscribed_at: before(0) },
      { member_id: 'cid', registered_at: before(0), referrer_id: 'ann' },
    ];
    const leads = [
      { lead_id: '1', occurred_at: before(110), channel: 'fair', member_id: 'ann' },
      { lead_id: '2', occurred_at: before(120), channel: 'web', member_id: 'ann' },
      { lead_id: '3', occurred_at: before(130), channel: 'call' },
    ];
    const features = await featuresOf({ orders: [], members, leads }, { of: ['ann', 'bob'] });
    expect(features).toMatchObject({
      ann: { members_referred: 1, lead_channel: 'web', unsubscribed: 1 },
      bob: { members_referred: 0, lead_channel: null, unsubscribed: 0 },
    });
  });

  it('speak for the numbers merged into them before the snapshot, not for those merged later', async () => {
    const guest = { member_id: 'guest' };
    const tables = (linkedAt: number): CleanTables => ({
      orders: [order(50, 10), order(20, 5, guest)],
      events: [event(30, 'visit', guest)],
      contacts: [contact(15, guest)],
      consents: [{ ...guest, channel: 'sms', granted: 'true', changed_at: before(12) }],
      members: [
        { member_id: 'ann', registered_at: before(60), level: 'gold' },
        { ...guest, registered_at: before(90), level: 'basic' },
      ],
      member_history: [{ ...guest, attribute: 'kind', value: 'business', changed_at: before(40) }],
      leads: [{ lead_id: '1', occurred_at: before(95), channel: 'fair', member_id: 'guest' }],
      member_links: [{ ...guest, canonical_id: 'ann', linked_at: before(linkedAt) }],
    });
    expect(await ann(tables(1))).toMatchObject({
      orders_90: 2,
      visits_90: 1,
      contacts_90: 1,
      channels_allowed: 1,
      level: 'gold',
      kind: 'business',
      lead_channel: 'fair',
      tenure_days: 89,
    });
    expect(await ann(tables(0))).toMatchObject({
      orders_90: 1,
      visits_90: 0,
      contacts_90: 0,
      channels_allowed: null,
      kind: null,
      lead_channel: null,
      tenure_days: 59,
    });
  });
});

describe('the calendar', () => {
  it('turns once a year', async () => {
    const on = async (day: string) => (await featuresOf({ orders: [] }, { of: ['ann'], on: day }))['ann'];
    expect(await on('2024-01-01')).toMatchObject({ season_sine: 0, season_cosine: 1 });
    expect(Number((await on(snapshot))?.['season_cosine'])).toBeCloseTo(-1, 3);
  });
});

describe('the feature table', () => {
  it('has a column for each feature of the catalogue where all tables are configured, and a name for each once', async () => {
    const tables = Object.fromEntries(tableNames.map((name) => [name, []])) as CleanTables;
    const features = Object.keys(await ann(tables));
    expect(features).toEqual(churnFeatures.map(({ name }) => name));
    expect(new Set(features).size).toBe(features.length);
    expect(features.length).toBeGreaterThanOrEqual(55);
  });

  it('has a row a member looked at, and for nobody else', async () => {
    const features = await featuresOf({ orders: [order(3, 1)] }, { of: ['zoe', 'bob'] });
    expect(Object.keys(features)).toEqual(['bob', 'zoe']);
  });
});
