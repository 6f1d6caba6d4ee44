import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, parseDay } from '../../../domain/time/days.js';
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
  const window = fc.integer({ min: 20, max: 90 });

  it('are the states as of the end of the label window', { timeout: isFull ? 600_000 : 60_000 }, async () => {
    await inSession(async (session) => {
      await fc.assert(
        fc.asyncProperty(anyTables, anyDefinition, window, async (given, by, labelDays) => {
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
