import { describe, expect, it } from 'vitest';
import type { ChurnDefinition, ChurnRule } from '../../../domain/churn/definition.js';
import { only, said, silent } from './definitions.js';
import { statesOf } from './states.js';

/** All examples are judged on this day: a silence of 30 days began before 2 March. */
const day = '2024-04-01';
const state = 'member_id, churned, churned_since, mark, lasting, rules';

const order = (member_id: string, ordered_at: string, order_id = `${member_id} ${ordered_at}`) => ({
  order_id,
  member_id,
  ordered_at,
  amount: '10',
});
const event = (member_id: string, occurred_at: string, type = 'visit') => ({ member_id, occurred_at, type });
const member = (member_id: string, registered_at: string | null, more: Record<string, string> = {}) => ({
  member_id,
  registered_at,
  ...more,
});

describe('no order for 30 days', () => {
  const definition = only({ rule: 'no_order', days: 30, ...silent });

  it('holds from the 31st day after the last order on', async () => {
    const orders = [
      order('lately', '2024-03-02 00:00:00'),
      order('today', '2024-03-01 23:59:59'),
      order('long ago', '2024-01-01'),
      order('long ago', '2023-01-01'),
    ];
    expect(await statesOf({ tables: { orders }, definition }, day, state)).toEqual([
      'lately | false | null | null | null | ',
      'long ago | true | 2024-02-01 | silent | temporary | no_order',
      'today | true | 2024-04-01 | silent | temporary | no_order',
    ]);
  });

  it('is measured from the day a member was known, where none was placed', async () => {
    const members = [member('new', '2024-03-02'), member('old', '2024-03-01'), member('undated', null)];
    const events = [event('undated visitor', '2024-02-01')];
    expect(await statesOf({ tables: { members, events }, definition }, day, state)).toEqual([
      'new | false | null | null | null | ',
      'old | true | 2024-04-01 | silent | temporary | no_order',
      'undated | false | null | null | null | ',
      'undated visitor | true | 2024-03-03 | silent | temporary | no_order',
    ]);
  });

  it('does not count an order that was given back by then, and counts one given back in part or later', async () => {
    const tables = {
      orders: ['whole', 'part', 'later'].flatMap((name) => [
        order(name, '2024-01-01', `${name} 1`),
        order(name, '2024-03-20', `${name} 2`),
      ]),
      refunds: [
        { order_id: 'whole 2', refunded_at: '2024-03-31 23:00:00', amount: '10' },
        { order_id: 'part 2', refunded_at: '2024-03-31', amount: '9.99' },
        { order_id: 'later 2', refunded_at: '2024-04-01 00:00:00', amount: '10' },
      ],
    };
    const columns = 'member_id, order_count, last_order_on, churned_since';
    expect(await statesOf({ tables, definition }, day, columns)).toEqual([
      'later | 2 | 2024-03-20 | null',
      'part | 2 | 2024-03-20 | null',
      'whole | 1 | 2024-01-01 | 2024-02-01',
    ]);
  });
});

describe('no visit and no login for 30 days', () => {
  const visit: ChurnRule = { rule: 'no_visit', days: 30, ...silent };
  const login: ChurnRule = { rule: 'no_login', days: 30, ...silent };
  const tables = {
    orders: [order('buyer', '2024-03-31')],
    events: [
      event('visitor', '2024-03-10'),
      event('visitor', '2024-01-10', 'login'),
      event('user', '2024-03-10', 'login'),
      event('gone', '2024-01-10', 'cart'),
      event('gone', '2024-04-01 00:00:00'),
    ],
    members: [member('buyer', '2024-01-01')],
  };

  it('no_visit takes events of any kind, and orders are none', async () => {
    expect(await statesOf({ tables, definition: only(visit) }, day, 'member_id, churned_since')).toEqual([
      'buyer | 2024-02-01',
      'gone | 2024-02-10',
      'user | null',
      'visitor | null',
    ]);
  });

  it('no_login takes logins alone, and is measured from the day a member was known where there are none', async () => {
    expect(await statesOf({ tables, definition: only(login) }, day, 'member_id, churned_since')).toEqual([
      'buyer | 2024-02-01',
      'gone | 2024-02-10',
      'user | null',
      'visitor | 2024-02-10',
    ]);
  });
});

describe('what members said', () => {
  const members = [
    member('both', '2024-01-01', { unsubscribed_at: '2024-03-05', blacklisted_at: '2024-03-04 12:00:00' }),
    member('in time', '2024-01-01', { unsubscribed_at: '2024-03-31 23:59:59' }),
    member('later', '2024-01-01', {
      unsubscribed_at: '2024-04-01 00:00:00',
      blacklisted_at: '2024-04-01 00:00:00',
    }),
    member('listed', '2024-01-01', { blacklisted_at: '2024-03-31' }),
  ];

  it('counts from the day after they did', async () => {
    const definition: ChurnDefinition = {
      any: [
        { rule: 'unsubscribed', ...said },
        { rule: 'blacklisted', ...said },
      ],
    };
    expect(await statesOf({ tables: { members }, definition }, day, state)).toEqual([
      'both | true | 2024-03-05 | explicit | permanent | unsubscribed,blacklisted',
      'in time | true | 2024-04-01 | explicit | permanent | unsubscribed',
      'later | false | null | null | null | ',
      'listed | true | 2024-04-01 | explicit | permanent | blacklisted',
    ]);
  });
});

describe('no reaction to the last 3 contacts', () => {
  const definition = only({ rule: 'no_reaction', last: 3, ...silent });
  const contacts = (member_id: string, ...more: readonly Record<string, string>[]) =>
    more.map((columns, i) => ({
      campaign_id: `c${i + 1}`,
      member_id,
      sent_at: `2024-0${i + 1}-15`,
      arm: 'treated',
      ...columns,
    }));
  const none = {};

  it('holds from the day after the third in a row that was not opened, clicked or answered', async () => {
    const tables = {
      contacts: [
        ...contacts('silent', none, none, none),
        ...contacts('few', none, none),
        ...contacts('opened', none, { opened_at: '2024-02-16' }, none),
        ...contacts('clicked', none, none, { clicked_at: '2024-03-31 23:59:59' }),
        ...contacts('answered', { responded_at: '2024-01-20' }, none, none),
        ...contacts('too late', none, none, { opened_at: '2024-04-01 00:00:00' }),
        ...contacts(
          'again',
          { opened_at: '2024-01-15' },
          none,
          { sent_at: '2024-03-01' },
          {
            sent_at: '2024-03-20 09:00:00',
          },
        ),
      ],
      events: ['silent', 'few', 'opened', 'clicked', 'answered', 'too late', 'again'].map((name) =>
        event(name, '2024-01-01'),
      ),
    };
    expect(await statesOf({ tables, definition }, day, 'member_id, churned_since, rules')).toEqual([
      'again | 2024-03-21 | no_reaction',
      'answered | null | ',
      'clicked | null | ',
      'few | null | ',
      'opened | null | ',
      'silent | 2024-03-16 | no_reaction',
      'too late | 2024-03-16 | no_reaction',
    ]);
  });

  it('leaves controls out, and what bounced by then', async () => {
    const tables = {
      contacts: [
        ...contacts('control', none, none, { arm: 'control' }),
        ...contacts('bounced', none, none, { bounced_at: '2024-03-16' }),
        ...contacts('bounces later', none, none, { bounced_at: '2024-04-01 00:00:00' }),
        ...contacts('no arm', none, none, none).map((row) => ({ ...row, arm: null })),
        ...contacts('next day', none, none, { sent_at: '2024-04-01 00:00:00' }),
      ],
      events: ['control', 'bounced', 'bounces later', 'no arm', 'next day'].map((name) =>
        event(name, '2024-01-01'),
      ),
    };
    expect(await statesOf({ tables, definition }, day, 'member_id, churned')).toEqual([
      'bounced | false',
      'bounces later | true',
      'control | false',
      'next day | false',
      'no arm | true',
    ]);
  });
});

describe('twice the own cycle', () => {
  const definition = only({ rule: 'own_cycle', times: 2, min_orders: 3, ...silent });

  it('holds once a multiple of the median of the own days between orders has passed', async () => {
    const orders = [
      // Every 10 and every 20 days: median 15, so 30 days.
      ...['2024-01-31', '2024-02-10', '2024-03-01'].map((on) => order('due', on)),
      ...['2024-02-01', '2024-02-11', '2024-03-02'].map((on) => order('not yet', on)),
      // Two orders on a day are one occasion: gaps of 10 and 10.
      ...['2024-02-01 09:00:00', '2024-02-01 18:00:00', '2024-02-11', '2024-02-21'].map((on) =>
        order('same day', on),
      ),
      ...['2023-01-01', '2023-01-11'].map((on) => order('only two', on)),
      ...['2023-01-01 01:00:00', '2023-01-01 02:00:00', '2023-01-11'].map((on) => order('two days', on)),
    ];
    const columns = 'member_id, churned_since';
    expect(await statesOf({ tables: { orders }, definition }, day, columns)).toEqual([
      'due | 2024-04-01',
      'not yet | null',
      'only two | null',
      'same day | 2024-03-13',
      'two days | null',
    ]);
  });

  it('rounds a broken number of days up', async () => {
    // Gaps of 7 and 8: median 7.5, 1.1 times of it 8.25, so 9 days; a gap of 10 by 1.1 is 11, not 11.000000000000002.
    const orders = [
      ...['2024-03-08', '2024-03-15', '2024-03-23'].map((on) => order('half', on)),
      ...['2024-03-01', '2024-03-11', '2024-03-21'].map((on) => order('whole', on)),
    ];
    const by = only({ rule: 'own_cycle', times: 1.1, min_orders: 3, ...silent });
    expect(await statesOf({ tables: { orders }, definition: by }, day, 'member_id, churned_since')).toEqual([
      'half | null',
      'whole | null',
    ]);
    expect(
      await statesOf({ tables: { orders }, definition: by }, '2024-04-02', 'member_id, churned_since'),
    ).toEqual(['half | 2024-04-02', 'whole | 2024-04-02']);
  });
});
