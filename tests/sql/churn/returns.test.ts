import { describe, expect, it } from 'vitest';
import { leastLikeThis } from '../../../domain/churn/recoverability.js';
import { countChurnStates } from '../../../sql/steps/churn/state_counts.js';
import { computeChurnReturns, computeRecoverability } from '../../../sql/steps/churn/returns.js';
import { inSession } from '../../support/session.js';
import { openCleanTables } from './clean_tables.js';
import { said, silent } from './definitions.js';
import { lines, stateAt } from './states.js';

const order = (member_id: string, on: string) => ({
  order_id: `${member_id} ${on}`,
  member_id,
  ordered_at: on,
  amount: '10',
});
const snapshots = ['2024-03-01', '2024-04-01'];

describe('members who came back', () => {
  it('are those with an order in the window, by their silence and their orders at the snapshot', async () => {
    const tables = {
      orders: [
        // On 1 March silent for 30 and for 29 days; both return on the window's last day, one of them in both windows.
        ...['2024-01-30', '2024-03-30'].map((on) => order('30 days', on)),
        ...['2024-01-31', '2024-03-30', '2024-04-30 23:00:00'].map((on) => order('29 days', on)),
        // Two orders, silent for two months and three; too late.
        ...['2023-01-01', '2023-12-31', '2024-05-01'].map((on) => order('too late', on)),
        // Given back within the window: nothing came of it.
        ...['2024-02-15', '2024-03-05'].map((on) => order('gives back', on)),
        order('new', '2024-04-02'),
      ],
      refunds: [{ order_id: 'gives back 2024-03-05', refunded_at: '2024-03-20', amount: '10' }],
    };
    await inSession(async (session) => {
      await openCleanTables(session, tables);
      await computeChurnReturns(session, { snapshots, labelDays: 30 });
      expect(lines(await session.rows('select * from churn_returns'))).toEqual([
        // March: 29 days, gives back. April: 30 days and 29 days with two orders each, of whom one comes back.
        '0 | 1 | 2 | 1 | 0.5',
        '0 | 2 | 2 | 1 | 0.5',
        '0 | null | 4 | 2 | 0.5',
        // March: 30 days. April: gives back, with one order that counts.
        '30 | 1 | 2 | 1 | 0.5',
        '30 | null | 2 | 1 | 0.5',
        '60 | 2 | 1 | 0 | 0',
        '60 | null | 1 | 0 | 0',
        '90 | 2 | 1 | 0 | 0',
        '90 | null | 1 | 0 | 0',
        'null | null | 8 | 3 | 0.375',
      ]);
    });
  });
});

describe('how recoverable a member is', () => {
  const definition = {
    any: [
      { rule: 'unsubscribed', ...said },
      { rule: 'no_order', days: 60, ...silent },
    ],
  } as const;

  it('is the share of members like it who came back, of as many as tell something; none for who left for good', async () => {
    const many = (name: string, on: readonly string[], back: number) =>
      Array.from({ length: leastLikeThis }, (_, i) =>
        [...on, ...(i < back ? ['2024-03-02'] : [])].map((day) => order(`${name} ${i}`, day)),
      ).flat();
    const tables = {
      orders: [
        // In the past: silent for 9 days, of one order 20 of 50 came back; silent for 69 days, 5 of 50; of three orders, a single one.
        ...many('short', ['2024-02-20'], 20),
        ...many('long', ['2023-12-22'], 5),
        ...['2023-12-20', '2023-12-21', '2023-12-22', '2024-03-02'].map((on) => order('thrice', on)),
        // Today.
        order('near', '2024-03-25'),
        order('far', '2024-01-25'),
        ...['2024-01-23', '2024-01-24', '2024-01-25'].map((on) => order('far and thrice', on)),
        order('beyond', '2023-01-01'),
        order('said', '2024-03-25'),
      ],
      members: [
        { member_id: 'said', registered_at: '2024-03-01', unsubscribed_at: '2024-03-26' },
        { member_id: 'never ordered', registered_at: '2023-01-01' },
      ],
    };
    await inSession(async (session) => {
      await openCleanTables(session, tables);
      await computeChurnReturns(session, { snapshots: ['2024-03-01'], labelDays: 30 });
      await stateAt(session, { tables, definition, minTenureDays: 7 }, '2024-04-01');
      await computeRecoverability(session);
      const rows = await session.rows(
        `select member_id, recoverability, round(return_probability, 4) from churn_recoverability
        where member_id not like 'short%' and member_id not like 'long%' and member_id <> 'thrice' order by 1`,
      );
      expect(lines(rows)).toEqual([
        // Nobody was silent for a year: all who had ordered, 26 of 104.
        'beyond | MEDIUM | 0.25',
        // One order and 66 days of silence: 5 of 50, one more order in the past makes no difference to them.
        'far | MEDIUM | 0.1',
        // Three orders and so long: only one such member, so all who were silent so long, 6 of 51.
        'far and thrice | MEDIUM | 0.1176',
        // 20 of 50 with one order.
        'near | HIGH | 0.4',
        'said | NONE | null',
      ]);
    });
  });

  it('and how many members stand how is counted; who is excluded, or never ordered, is not among the churned', async () => {
    const tables = {
      orders: [
        ...['stays', 'told'].map((name) => order(name, '2024-03-25')),
        ...['left', 'gone', 'staff'].map((name) => order(name, '2024-01-01')),
        order('young', '2024-03-30'),
      ],
      members: [
        { member_id: 'stays', registered_at: '2024-01-01' },
        { member_id: 'said', registered_at: '2024-03-30', unsubscribed_at: '2024-03-31' },
        { member_id: 'told', registered_at: '2024-01-01', unsubscribed_at: '2024-03-31' },
        { member_id: 'staff', registered_at: '2024-01-01', unsubscribed_at: '2024-03-31' },
      ],
      exclusions: ['tester', 'staff'].map((member_id) => ({ member_id, list: 'tests' })),
      events: [{ member_id: 'tester', occurred_at: '2024-01-01', type: 'visit' }],
    };
    await inSession(async (session) => {
      await openCleanTables(session, tables);
      await stateAt(session, { tables, definition, minTenureDays: 7 }, '2024-04-01');
      expect(await countChurnStates(session, definition)).toEqual({
        members: {
          known: 8,
          eligible: 1,
          leftOut: [
            { reason: 'CHURNED', members: 3 },
            { reason: 'NO_ORDER', members: 1 },
            { reason: 'TOO_YOUNG', members: 1 },
            { reason: 'EXCLUDED', members: 2 },
          ],
          churned: { explicit: 1, silent: 2, permanent: 1, temporary: 2 },
        },
        rules: [
          // Of those who unsubscribed one never ordered, and one is staff.
          { part: 'any', rule: 'unsubscribed', measure: null, members: 2 },
          { part: 'any', rule: 'no_order', measure: 60, members: 2 },
        ],
      });
    });
  });
});
