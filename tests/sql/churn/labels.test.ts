import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChurnDefinition } from '../../../domain/churn/definition.js';
import { addDays, parseDay } from '../../../domain/time/days.js';
import { isFull } from '../../faults/size.js';
import { inSession } from '../../support/session.js';
import { openCleanTables, type CleanRow } from './clean_tables.js';
import { only, said, silent } from './definitions.js';
import { labelAt, lines, stateAt, type Case } from './states.js';

const snapshot = '2024-04-01';

const order = (member_id: string, ordered_at: string) => ({
  order_id: `${member_id} ${ordered_at}`,
  member_id,
  ordered_at,
  amount: '10',
});

/** Labels of the members who are eligible at the snapshot. */
const labelsOf = (of: Case, labelEnd: string): Promise<readonly string[]> =>
  inSession(async (session) => {
    await openCleanTables(session, of.tables);
    await stateAt(session, of, snapshot);
    await labelAt(session, of, snapshot, labelEnd);
    return lines(await session.rows('select * from churn_labels order by member_id'));
  });

describe('a label', () => {
  const definition = only({ rule: 'no_order', days: 30, ...silent });

  it('tells who has churned at the end of the label window, of those who are eligible at its start', async () => {
    const tables = {
      orders: [
        order('stays', '2024-03-20'),
        order('stays', '2024-04-01 00:00:00'),
        order('leaves', '2024-03-31'),
        order('returns', '2024-03-31'),
        order('returns', '2024-04-30 23:59:59'),
        order('too late', '2024-03-31'),
        order('too late', '2024-05-01 00:00:00'),
        order('had left', '2024-01-01'),
        order('comes later', '2024-04-15'),
      ],
    };
    expect(await labelsOf({ tables, definition }, '2024-05-01')).toEqual([
      'leaves | true',
      'returns | false',
      'stays | false',
      'too late | true',
    ]);
  });

  it('knows what is known at the end of the window, and nothing after it', async () => {
    const tables = {
      orders: ['given back', 'later'].flatMap((name) => [
        order(name, '2024-03-20'),
        order(name, '2024-04-20'),
      ]),
      refunds: [
        { order_id: 'given back 2024-04-20', refunded_at: '2024-04-30', amount: '10' },
        { order_id: 'later 2024-04-20', refunded_at: '2024-05-01 00:00:00', amount: '10' },
      ],
    };
    expect(await labelsOf({ tables, definition }, '2024-05-01')).toEqual([
      'given back | true',
      'later | false',
    ]);
  });

  it('of a member who was merged by then is that of whom they became', async () => {
    const tables = {
      orders: [
        order('guest', '2024-03-20'),
        order('whole', '2024-04-20'),
        order('other guest', '2024-03-20'),
      ],
      member_links: [
        { member_id: 'guest', canonical_id: 'whole', linked_at: '2024-04-30' },
        { member_id: 'other guest', canonical_id: 'whole', linked_at: '2024-05-01 00:00:00' },
      ],
    };
    expect(await labelsOf({ tables, definition }, '2024-05-01')).toEqual([
      'guest | false',
      'other guest | true',
    ]);
  });

  it('leaves the session as of the snapshot behind', async () => {
    const tables = {
      orders: [order('guest', '2024-03-20')],
      member_links: [{ member_id: 'guest', canonical_id: 'whole', linked_at: '2024-04-30' }],
    };
    await inSession(async (session) => {
      await openCleanTables(session, tables);
      const of = { tables, definition };
      await stateAt(session, of, snapshot);
      const before = await session.rows('select * from churn_states');
      await labelAt(session, of, snapshot, '2024-05-01');
      expect(await session.rows('select * from churn_states')).toEqual(before);
      expect(await session.rows('select * from member_identities')).toEqual([]);
    });
  });
});

describe('labels of any business by any definition', () => {
  const numbers = ['a', 'b', 'c', 'd', 'e'] as const;
  const number = fc.constantFrom(...numbers);
  const seldom = <Value, None>(value: fc.Arbitrary<Value>, none: None) =>
    fc.oneof({ weight: 4, arbitrary: fc.constant(none) }, { weight: 1, arbitrary: value });
  const first = parseDay('2023-12-01');
  const on = fc.integer({ min: 0, max: 200 }).map((days) => addDays(first, days));
  const members = fc.tuple(
    ...numbers.map((member_id) =>
      fc.record({
        member_id: fc.constant(member_id),
        registered_at: fc.option(on),
        unsubscribed_at: seldom(on, null),
        blacklisted_at: seldom(on, null),
      }),
    ),
  );
  const list = (row: fc.Arbitrary<CleanRow>, maxLength = 25) => fc.array(row, { maxLength, size: 'max' });
  const tables = fc.record({
    members,
    orders: list(fc.record({ member_id: number, ordered_at: on, amount: fc.constant('10') })).map((rows) =>
      rows.map((row, i) => ({ ...row, order_id: String(i) })),
    ),
    refunds: list(
      fc.record({
        order_id: fc.integer({ min: 0, max: 24 }).map(String),
        refunded_at: on,
        amount: fc.constant('10'),
      }),
      5,
    ),
    events: list(fc.record({ member_id: number, occurred_at: on, type: fc.constantFrom('visit', 'login') })),
    contacts: list(
      fc.record({
        campaign_id: fc.constantFrom('1', '2', '3'),
        member_id: number,
        sent_at: on,
        arm: fc.constantFrom('treated', 'control'),
        opened_at: fc.option(on),
        bounced_at: seldom(on, null),
      }),
    ),
    // Links lead to later letters: they make no circle.
    member_links: fc
      .uniqueArray(fc.record({ from: fc.nat(3), to: fc.nat(3), linked_at: on }), {
        selector: ({ from }) => from,
        maxLength: 3,
      })
      .map((links) =>
        links.flatMap(({ from, to, linked_at }) => {
          const canonical_id = numbers[from + 1 + (to % (4 - from))]!;
          return [{ member_id: numbers[from]!, canonical_id, linked_at }];
        }),
      ),
    exclusions: list(
      fc.record({ member_id: number, list: fc.constant('staff'), listed_at: fc.option(on) }),
      1,
    ),
  });
  const days = fc.integer({ min: 20, max: 60 });
  const silence = fc
    .record({ rule: fc.constantFrom('no_order' as const, 'no_visit' as const, 'no_login' as const), days })
    .map((one) => ({ ...one, ...silent }));
  const other = fc.oneof(
    fc.constantFrom('unsubscribed' as const, 'blacklisted' as const).map((name) => ({ rule: name, ...said })),
    fc.integer({ min: 1, max: 4 }).map((last) => ({ rule: 'no_reaction' as const, last, ...silent })),
    fc.constantFrom(1.5, 2).map((times) => ({ rule: 'own_cycle' as const, times, min_orders: 3, ...silent })),
  );
  const rule = fc.oneof({ weight: 3, arbitrary: silence }, { weight: 1, arbitrary: other });
  /** Mostly `any`: what all of several rules ask for seldom comes to hold in a window. */
  const partsOf = <Member>(member: fc.Arbitrary<Member>) => {
    const some = fc.array(member, { minLength: 1, maxLength: 2 });
    return fc.oneof(
      { weight: 3, arbitrary: fc.record({ any: some, unless: seldom(some, undefined) }) },
      {
        weight: 1,
        arbitrary: fc.record({ any: seldom(some, undefined), all: some, unless: seldom(some, undefined) }),
      },
    );
  };
  const definition: fc.Arbitrary<ChurnDefinition> = partsOf(
    fc.oneof({ weight: 3, arbitrary: rule }, { weight: 1, arbitrary: partsOf(rule) }),
  );
  const window = fc.integer({ min: 20, max: 90 });

  it('are the states as of the end of the label window', async () => {
    await inSession(async (session) => {
      await fc.assert(
        fc.asyncProperty(tables, definition, window, async (given, by, labelDays) => {
          const of = { tables: given, definition: by, minTenureDays: 5 };
          const labelEnd = addDays(parseDay(snapshot), labelDays);
          await openCleanTables(session, given);
          await stateAt(session, of, snapshot);
          await labelAt(session, of, snapshot, labelEnd);
          const labels = await session.rows('select * from churn_labels');
          const eligible = await session.rows('select member_id from churn_states where eligible');
          await stateAt(session, of, labelEnd);
          const ends = await session.rows('select member_id, churned from churn_states');
          const later = await session.rows('select member_id, canonical_id from member_identities');
          expect(labels.map((row) => row['member_id'])).toEqual(eligible.map((row) => row['member_id']));
          for (const { member_id, label } of labels) {
            const canonical =
              later.find((row) => row['member_id'] === member_id)?.['canonical_id'] ?? member_id;
            expect(label).toBe(ends.find((row) => row['member_id'] === canonical)?.['churned']);
          }
        }),
        { numRuns: isFull ? 300 : 12 },
      );
    });
  });
});
