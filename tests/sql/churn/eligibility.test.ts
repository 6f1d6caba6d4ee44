import { describe, expect, it } from 'vitest';
import { only, silent } from './definitions.js';
import { statesOf } from './states.js';

const day = '2024-04-01';
const definition = only({ rule: 'no_order', days: 30, ...silent });
const columns = 'member_id, eligible, left_out';

const order = (member_id: string, ordered_at: string) => ({
  order_id: `${member_id} ${ordered_at}`,
  member_id,
  ordered_at,
  amount: '10',
});

describe('a member is left out', () => {
  it('as excluded before anything else, from the time of the listing on, under any of their numbers', async () => {
    const tables = {
      orders: ['listed', 'always', 'later', 'guest', 'whole'].map((name) => order(name, '2024-03-20')),
      exclusions: [
        { member_id: 'listed', list: 'staff', listed_at: '2024-03-31' },
        { member_id: 'always', list: 'staff' },
        { member_id: 'later', list: 'staff', listed_at: '2024-04-01 00:00:00' },
        { member_id: 'guest', list: 'tests' },
      ],
      member_links: [{ member_id: 'guest', canonical_id: 'whole', linked_at: '2024-03-01' }],
    };
    expect(await statesOf({ tables, definition }, day, columns)).toEqual([
      'always | false | EXCLUDED',
      'later | true | null',
      'listed | false | EXCLUDED',
      'whole | false | EXCLUDED',
    ]);
  });

  it('with the first reason that applies: excluded, no order, churned, too young', async () => {
    const tables = {
      members: ['all of it', 'no order', 'young'].map((member_id) => ({
        member_id,
        registered_at: '2024-01-01',
      })),
      orders: [
        order('churned', '2024-02-01'),
        order('young', '2024-03-25'),
        order('too young', '2024-03-03'),
        order('old enough', '2024-03-02'),
        order('given back', '2024-03-20'),
      ],
      refunds: [{ order_id: 'given back 2024-03-20', refunded_at: '2024-03-21', amount: '10' }],
      exclusions: [{ member_id: 'all of it', list: 'staff' }],
    };
    expect(await statesOf({ tables, definition, minTenureDays: 30 }, day, columns)).toEqual([
      'all of it | false | EXCLUDED',
      'churned | false | CHURNED',
      'given back | false | NO_ORDER',
      'no order | false | NO_ORDER',
      'old enough | true | null',
      'too young | false | TOO_YOUNG',
      'young | true | null',
    ]);
  });
});

describe('a member is known', () => {
  it('since they registered, visited or ordered first, whatever came first, under any of their numbers', async () => {
    const tables = {
      members: [
        { member_id: 'registered', registered_at: '2024-01-01 08:00:00' },
        { member_id: 'ordered before', registered_at: '2024-03-01' },
        { member_id: 'guest', registered_at: '2024-03-05' },
      ],
      orders: [order('registered', '2024-03-02'), order('ordered before', '2024-02-01')],
      events: [
        { member_id: 'old number', occurred_at: '2024-01-15', type: 'visit' },
        { member_id: 'guest', occurred_at: '2024-03-31 23:00:00', type: 'visit' },
      ],
      member_links: [{ member_id: 'old number', canonical_id: 'guest', linked_at: '2024-03-31' }],
    };
    const known = 'member_id, known_since, tenure_days, last_order_on, last_seen_on';
    expect(await statesOf({ tables, definition }, day, known)).toEqual([
      'guest | 2024-01-15 | 77 | null | 2024-03-31',
      'ordered before | 2024-02-01 | 60 | 2024-02-01 | 2024-02-01',
      'registered | 2024-01-01 | 91 | 2024-03-02 | 2024-03-02',
    ]);
  });

  it('by a row without a day only where the members are kept as they were', async () => {
    const tables = { members: [{ member_id: 'undated' }], orders: [order('buyer', '2024-03-20')] };
    const known = 'member_id, known_since, left_out';
    expect(await statesOf({ tables, definition }, day, known)).toEqual([
      'buyer | 2024-03-20 | null',
      'undated | null | NO_ORDER',
    ]);
    expect(await statesOf({ tables, definition, pointInTime: false }, day, known)).toEqual([
      'buyer | 2024-03-20 | null',
    ]);
  });
});
