import { expect, it } from 'vitest';
import { computeSuppressions } from '../../../sql/steps/churn/suppressions.js';
import { inSession } from '../../support/session.js';
import { inputsOf, openCleanTables, timeZone, type CleanTables } from './clean_tables.js';
import { silent } from './definitions.js';
import { lines, stateAt } from './states.js';

const asOf = '2024-04-01';
const definition = { all: [{ rule: 'no_order', days: 365, ...silent }] } as const;
const registered_at = '2024-01-01';
const order = (member_id: string) => ({
  order_id: `order of ${member_id}`,
  member_id,
  ordered_at: '2024-03-01',
  amount: '10',
});

const suppressionsOf = (tables: CleanTables): Promise<readonly string[]> =>
  inSession(async (session) => {
    await openCleanTables(session, tables);
    await stateAt(session, { tables, definition }, asOf);
    await computeSuppressions(session, { asOf, timeZone, inputs: inputsOf(tables) });
    return lines(await session.rows('select * from churn_suppressions order by member_id'));
  });

it('members who said so before the day may not be contacted, under whichever of their numbers; the gravest reason is told', async () => {
  const names = ['plain', 'left', 'left that day', 'black', 'flagged', 'merged'];
  expect(
    await suppressionsOf({
      orders: names.map(order),
      members: [
        { member_id: 'plain', registered_at, marketable: 'true' },
        { member_id: 'left', registered_at, unsubscribed_at: '2024-03-31 23:59:59', marketable: 'false' },
        { member_id: 'left that day', registered_at, unsubscribed_at: '2024-04-01 00:00:00' },
        {
          ...{ member_id: 'black', registered_at },
          ...{ unsubscribed_at: '2024-02-01', blacklisted_at: '2024-02-02' },
        },
        { member_id: 'flagged', registered_at, marketable: 'false' },
        { member_id: 'merged', registered_at },
        { member_id: 'guest', registered_at, unsubscribed_at: '2024-02-01' },
      ],
      member_links: [{ member_id: 'guest', canonical_id: 'merged', linked_at: '2024-03-01' }],
    }),
  ).toEqual([
    'black | BLACKLISTED',
    'flagged | NOT_MARKETABLE',
    'left | UNSUBSCRIBED',
    'merged | UNSUBSCRIBED',
  ]);
});

it('where consents are listed, whoever allows no channel by the last word may not be contacted, nor who said nothing', async () => {
  const word = (member_id: string, channel: string, granted: 'yes' | 'no', changed_at: string) => ({
    ...{ member_id, channel, granted, changed_at },
  });
  const tables = {
    orders: ['allows', 'withdrew one', 'withdrew', 'too late', 'silent', 'both at once', 'again'].map(order),
  };
  const consents = [
    word('allows', 'email', 'yes', '2024-01-01'),
    word('withdrew one', 'email', 'yes', '2024-01-01'),
    word('withdrew one', 'sms', 'yes', '2024-01-01'),
    word('withdrew one', 'email', 'no', '2024-02-01'),
    word('withdrew', 'email', 'yes', '2024-01-01'),
    word('withdrew', 'email', 'no', '2024-02-01'),
    word('too late', 'email', 'yes', '2024-04-01'),
    word('both at once', 'email', 'yes', '2024-02-01'),
    word('both at once', 'email', 'no', '2024-02-01'),
    word('again', 'email', 'no', '2024-02-01'),
    word('again', 'email', 'yes', '2024-02-02'),
  ];
  expect(await suppressionsOf({ ...tables, consents })).toEqual([
    'both at once | NO_CONSENT',
    'silent | NO_CONSENT',
    'too late | NO_CONSENT',
    'withdrew | NO_CONSENT',
  ]);
  expect(await suppressionsOf(tables)).toEqual([]);
});

it('whose last contacts came back for good, by every channel, cannot be contacted', async () => {
  const contact = (member_id: string, channel: string, sent_at: string, of: object = {}) => ({
    ...{ campaign_id: `${channel} ${sent_at}`, member_id, channel, sent_at },
    ...of,
  });
  const hard = { bounced_at: '2024-03-20', bounce_kind: 'hard' };
  expect(
    await suppressionsOf({
      orders: ['gone', 'mended', 'by sms', 'soft', 'held out', 'not yet'].map(order),
      contacts: [
        contact('gone', 'email', '2024-03-01'),
        contact('gone', 'email', '2024-03-20', hard),
        contact('mended', 'email', '2024-03-20', hard),
        contact('mended', 'email', '2024-03-25'),
        contact('by sms', 'email', '2024-03-20', hard),
        contact('by sms', 'sms', '2024-03-01'),
        contact('soft', 'email', '2024-03-20', { ...hard, bounce_kind: 'soft' }),
        contact('held out', 'email', '2024-03-20', { ...hard, arm: 'control' }),
        contact('not yet', 'email', '2024-03-31', { ...hard, bounced_at: '2024-04-01' }),
      ],
    }),
  ).toEqual(['gone | HARD_BOUNCE']);
});
