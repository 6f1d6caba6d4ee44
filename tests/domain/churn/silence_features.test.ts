import { expect, it } from 'vitest';
import { silenceFeatures } from '../../../domain/churn/silence_features.js';

const silent = { mark: 'silent', lasting: 'temporary' } as const;

it('finds the features that measure what the definition asks for, in all its parts', () => {
  const definition = {
    any: [
      { rule: 'no_login', days: 90, ...silent },
      { all: [{ rule: 'own_cycle', times: 3, min_orders: 3, ...silent }] },
    ],
    unless: [{ rule: 'no_reaction', last: 5, ...silent }],
  } as const;
  const found = silenceFeatures(definition);
  expect(found).toEqual(
    expect.arrayContaining([
      'contacts_unanswered',
      'days_since_login',
      'days_since_order',
      'days_since_reaction',
      'order_silence_ratio',
    ]),
  );
  expect(new Set(found).size).toBe(found.length);
});

it('trusts no silence that the definition does not ask for', () => {
  const ofOrders = silenceFeatures({ all: [{ rule: 'no_order', days: 365, ...silent }] });
  const ofVisits = silenceFeatures({ all: [{ rule: 'no_visit', days: 365, ...silent }] });
  expect(ofOrders.filter((name) => ofVisits.includes(name))).toEqual([]);
  expect(ofOrders).not.toContain('days_since_reaction');
  expect(ofOrders).toEqual(
    expect.arrayContaining(['days_since_favourite_category', 'category_cycle_ratio', 'orders_180']),
  );
  expect(ofVisits).toEqual(expect.arrayContaining(['event_silence_ratio', 'days_since_login']));
});
