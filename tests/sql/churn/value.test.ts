import { describe, expect, it } from 'vitest';
import { valueParameters, valueSelect } from '../../../sql/steps/churn/value.js';
import { inSession } from '../../support/session.js';
import { openCleanTables } from './clean_tables.js';
import { only, silent } from './definitions.js';
import { lines, stateAt } from './states.js';

const order = (member_id: string, on: string, amount: number) => ({
  order_id: `${member_id} ${on}`,
  member_id,
  ordered_at: on,
  amount: String(amount),
});

describe('what a member is worth', () => {
  const tables = {
    orders: [
      // The ten days before 1 April are 22 to 31 March.
      order('scored', '2024-03-21', 1),
      order('scored', '2024-03-22', 2),
      order('scored', '2024-03-31', 4),
      order('scored', '2024-04-01', 8),
      // The ten days that end with 20 January are 11 to 20 January; nothing of them is within ten days of today.
      order('left', '2024-01-10', 10),
      order('left', '2024-01-11', 20),
      order('left', '2024-01-20', 40),
      // The last order was given back: the one before it is the last, so that 1 to 10 January count.
      order('gave back', '2024-01-01', 100),
      order('gave back', '2024-01-10', 200),
      order('gave back', '2024-01-12', 400),
      // Ordered too long ago to be worth anything, and is scored since it visits.
      order('visits', '2024-01-05', 1_000),
      // Merged: the orders of both numbers are those of one member.
      order('guest', '2024-01-15', 10_000),
      order('whole', '2024-01-18', 20_000),
    ],
    refunds: [
      { order_id: 'gave back 2024-01-12', refunded_at: '2024-01-13', amount: '400' },
      { order_id: 'gave back 2024-01-10', refunded_at: '2024-03-30', amount: '50' },
    ],
    events: [{ member_id: 'visits', occurred_at: '2024-03-31', type: 'visit' }],
    member_links: [{ member_id: 'guest', canonical_id: 'whole', linked_at: '2024-02-01' }],
  };
  const definition = only({ rule: 'no_visit', days: 30, ...silent });

  it('is what was ordered, net, in the days before the as-of; of who has churned, in those up to the last order', async () => {
    const away = { all: [...(definition.any ?? []), { rule: 'no_order', days: 30, ...silent }] } as const;
    const values = await inSession(async (session) => {
      await openCleanTables(session, tables);
      await stateAt(session, { tables, definition: away }, '2024-04-01');
      return lines(await session.rows(await valueSelect(session), valueParameters('2024-04-01', 10)));
    });
    expect(values).toEqual([
      'gave back | 250.0000',
      'left | 60.0000',
      'scored | 6.0000',
      'whole | 30000.0000',
    ]);
  });
});
