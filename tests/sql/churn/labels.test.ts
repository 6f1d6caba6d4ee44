import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, parseDay } from '../../../domain/time/days.js';
import type { Row } from '../../../engine/session.js';
import { isFull } from '../../faults/size.js';
import { inSession } from '../../support/session.js';
import { anyDefinition, anyTables } from './any_business.js';
import { openCleanTables } from './clean_tables.js';
import { only, silent } from './definitions.js';
import { labelAt, lines, stateAt, type Case } from './states.js';

const snapshot = '2024-04-01';

const order = (member_id: string, ordered_at: string) => ({
  order_id: `${member_id} ${ordered_at}`,
  member_id,
  ordered_at,
  amount: '10',
});

/** Labels of the members who are eligible at the snapshot. */
const labelsOf = (of: Case, labelEnd: string, labelStart?: string): Promise<readonly string[]> =>
  inSession(async (session) => {
    await openCleanTables(session, of.tables);
    await stateAt(session, of, snapshot);
    await labelAt(session, of, snapshot, labelEnd, labelStart);
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

  it('after a gap is only of those who have not left when the window begins, whatever they do later', async () => {
    const tables = {
      orders: [
        order('stays', '2024-03-31'),
        order('stays', '2024-05-01'),
        order('leaves', '2024-03-31'),
        order('leaves', '2024-04-10'),
        // Of thirty days without an order the first 29 are over before 15 April.
        order('leaves just in time', '2024-03-16'),
        order('left a day before', '2024-03-15'),
        order('left and returned', '2024-03-15'),
        order('left and returned', '2024-04-15'),
      ],
    };
    const of = { tables, definition };
    expect(await labelsOf(of, '2024-05-15', '2024-04-15')).toEqual([
      'leaves | true',
      'leaves just in time | true',
      'stays | false',
    ]);
    expect(await labelsOf(of, '2024-05-15')).toEqual([
      'leaves | true',
      'leaves just in time | true',
      'left a day before | true',
      'left and returned | false',
      'stays | false',
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
  const window = fc.record({
    gapDays: fc.integer({ min: 0, max: 40 }),
    labelDays: fc.integer({ min: 20, max: 90 }),
  });

  it(
    'are the states as of the end of the label window, of those who have not churned when it begins',
    { timeout: isFull ? 600_000 : 60_000 },
    async () => {
      await inSession(async (session) => {
        await fc.assert(
          fc.asyncProperty(anyTables, anyDefinition, window, async (given, by, { gapDays, labelDays }) => {
            const of = { tables: given, definition: by, minTenureDays: 5 };
            const labelStart = addDays(parseDay(snapshot), gapDays);
            const labelEnd = addDays(labelStart, labelDays);
            await openCleanTables(session, given);
            await stateAt(session, of, snapshot);
            await labelAt(session, of, snapshot, labelEnd, labelStart);
            const labels = await session.rows('select * from churn_labels');
            const gone = await session.rows('select * from churn_left_in_gap');
            const eligible = await session.rows('select member_id from churn_states where eligible');
            const churnedOn = async (day: string) => {
              await stateAt(session, of, day);
              const states = await session.rows('select member_id, churned from churn_states');
              const identities = await session.rows('select member_id, canonical_id from member_identities');
              return ({ member_id }: Row) => {
                const canonical =
                  identities.find((row) => row['member_id'] === member_id)?.['canonical_id'] ?? member_id;
                return states.find((row) => row['member_id'] === canonical)?.['churned'];
              };
            };
            const [atStart, atEnd] = [await churnedOn(labelStart), await churnedOn(labelEnd)];
            const labelled = eligible.filter((row) => atStart(row) !== true);
            expect(labels).toEqual(labelled.map((row) => ({ ...row, label: atEnd(row) })));
            expect(gone.length).toBe(eligible.length - labelled.length);
            if (gapDays === 0) expect(gone).toEqual([]);
          }),
          { numRuns: isFull ? 300 : 12 },
        );
      });
    },
  );
});
