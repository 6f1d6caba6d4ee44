import { expect, test } from 'vitest';
import { recordedRules } from '../../../domain/churn/recorded.js';
import { parseDay } from '../../../domain/time/days.js';

const silent = { mark: 'silent', lasting: 'temporary' } as const;
const said = { mark: 'explicit', lasting: 'permanent' } as const;
const day = parseDay;

test('every rule, in groups too, is recorded since the first day of what it is judged by', () => {
  const definition = {
    any: [
      { rule: 'unsubscribed', ...said },
      { rule: 'own_cycle', times: 3, min_orders: 3, ...silent },
      {
        all: [
          { rule: 'no_order', days: 365, ...silent },
          { rule: 'no_visit', days: 180, ...silent },
          { rule: 'no_login', days: 90, ...silent },
        ],
      },
    ],
    unless: [{ rule: 'no_reaction', last: 5, ...silent }],
  } as const;
  const first = {
    orders: day('2019-01-01'),
    events: day('2023-01-01'),
    logins: day('2023-02-01'),
    contacts: null,
    members: day('2018-06-01'),
    known: day('2018-06-01'),
  };
  expect(
    recordedRules(definition, first).map(
      ({ rule, record, recordedSince, silentDays }) => `${rule}: ${record}, ${recordedSince}, ${silentDays}`,
    ),
  ).toEqual([
    'unsubscribed: members, 2018-06-01, 0',
    'own_cycle: orders, 2019-01-01, 0',
    'no_order: orders, 2019-01-01, 365',
    'no_visit: events, 2023-01-01, 180',
    'no_login: logins, 2023-02-01, 90',
    // There are no contacts: the rule holds up nothing.
    'no_reaction: orders, 2019-01-01, 0',
  ]);
});
