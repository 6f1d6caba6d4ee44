import { expect, it } from 'vitest';
import { silenceFeatures } from '../../../domain/churn/silence_features.js';

const silent = { mark: 'silent', lasting: 'temporary' } as const;

const ofEvents = [
  ...['days_since_event', 'days_since_visit', 'days_since_login', 'days_since_cart', 'event_silence_ratio'],
  ...['visits_30', 'visits_90', 'visits_365', 'logins_90', 'weeks_active_13', 'weeks_active_52'],
];

it('finds the features that measure what the definition asks for, in all its parts', () => {
  const definition = {
    any: [
      { rule: 'no_login', days: 90, ...silent },
      { all: [{ rule: 'own_cycle', times: 3, min_orders: 3, ...silent }] },
    ],
    unless: [{ rule: 'no_reaction', last: 5, ...silent }],
  } as const;
  const found = silenceFeatures(definition);
  expect(found).toEqual([
    ...ofEvents,
    ...['days_since_order', 'order_silence_ratio', 'days_since_favourite_category', 'category_cycle_ratio'],
    ...['contacts_unanswered', 'days_since_reaction'],
  ]);
});

it('trusts no silence that the definition does not ask for', () => {
  const ofOrders = silenceFeatures({ all: [{ rule: 'no_order', days: 365, ...silent }] });
  const ofVisits = silenceFeatures({ all: [{ rule: 'no_visit', days: 365, ...silent }] });
  expect(ofOrders.filter((name) => ofVisits.includes(name))).toEqual([]);
  expect(ofOrders).not.toContain('days_since_reaction');
  expect(ofOrders).toEqual([
    ...['days_since_order', 'order_silence_ratio', 'days_since_favourite_category', 'category_cycle_ratio'],
    ...['orders_30', 'orders_90', 'orders_180', 'orders_365'],
    ...['amount_30', 'amount_90', 'amount_180', 'amount_365', 'months_ordered_12'],
  ]);
  expect(ofVisits).toEqual(ofEvents);
});
