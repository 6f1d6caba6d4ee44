import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChurnDefinition } from '../../../domain/churn/definition.js';
import { isFull } from '../../faults/size.js';
import { inSession } from '../../support/session.js';
import { anyDefinition, anyTables } from './any_business.js';
import { openCleanTables } from './clean_tables.js';
import { said, silent } from './definitions.js';
import { plainChurn } from './plain_churn.js';
import { stateAt, statesOf } from './states.js';

const day = '2024-04-01';

const order = (member_id: string, on: string) => ({
  order_id: `${member_id} ${on}`,
  member_id,
  ordered_at: on,
  amount: '10',
});
const visit = (member_id: string, on: string) => ({ member_id, occurred_at: on, type: 'visit' });

describe('churned since', () => {
  it('reaches back beyond what a later sign has interrupted, while another rule held', async () => {
    const definition: ChurnDefinition = {
      any: [
        { rule: 'unsubscribed', ...said },
        { rule: 'no_visit', days: 30, ...silent },
      ],
    };
    const member = (member_id: string) => ({
      member_id,
      registered_at: '2023-12-01',
      unsubscribed_at: '2024-02-20',
    });
    const tables = {
      members: ['looked in after', 'looked in before', 'looked in on the day', 'always there'].map(member),
      events: [
        // Silent since 1 January on; unsubscribes on 20 February, looks in on 5 March.
        ...['2023-12-01', '2024-03-05'].map((on) => visit('looked in after', on)),
        ...['2023-12-01', '2024-02-19'].map((on) => visit('looked in before', on)),
        ...['2023-12-01', '2024-02-20'].map((on) => visit('looked in on the day', on)),
        ...['2023-12-01', '2023-12-31', '2024-01-30', '2024-02-29', '2024-03-30'].map((on) =>
          visit('always there', on),
        ),
      ],
    };
    expect(await statesOf({ tables, definition }, day, 'member_id, churned_since, rules')).toEqual([
      'always there | 2024-02-21 | unsubscribed',
      'looked in after | 2024-01-01 | unsubscribed',
      // The visit of 19 February ends the silence on the 20th, and the word counts from the 21st on.
      'looked in before | 2024-02-21 | unsubscribed,no_visit',
      // The silence is over from the day after the visit on, on which the word counts.
      'looked in on the day | 2024-01-01 | unsubscribed,no_visit',
    ]);
  });

  it('begins anew where something in unless has held for a time', async () => {
    const definition: ChurnDefinition = {
      any: [{ rule: 'no_order', days: 30, ...silent }],
      unless: [{ rule: 'no_visit', days: 30, ...silent }],
    };
    const tables = {
      orders: [order('came back', '2024-01-01'), order('was never away', '2024-01-01')],
      events: [
        ...['2024-01-01', '2024-03-10'].map((on) => visit('came back', on)),
        ...['2024-01-20', '2024-02-10', '2024-03-10'].map((on) => visit('was never away', on)),
      ],
    };
    expect(await statesOf({ tables, definition }, day, 'member_id, churned_since')).toEqual([
      'came back | 2024-03-11',
      'was never away | 2024-02-01',
    ]);
  });

  it(
    'is the first of the days, taken one by one, on which the definition has held ever since',
    { timeout: isFull ? 600_000 : 60_000 },
    async () => {
      await inSession(async (session) => {
        await fc.assert(
          fc.asyncProperty(anyTables, anyDefinition, async (given, by) => {
            await openCleanTables(session, given);
            await stateAt(session, { tables: given, definition: by }, day);
            const rows = await session.rows(
              "select member_id, date_diff('day', churned_since, snapshot_on) as days from churn_states",
            );
            const found = new Map(rows.map((row) => [row['member_id'], row['days']]));
            const plain = plainChurn(given, by, day);
            expect(Object.fromEntries(found)).toEqual(Object.fromEntries(plain));
          }),
          { numRuns: isFull ? 500 : 12 },
        );
      });
    },
  );
});
