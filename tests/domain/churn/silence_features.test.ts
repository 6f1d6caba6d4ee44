import { expect, test } from 'vitest';
import { silenceFeatures } from '../../../domain/churn/silence_features.js';

const silent = { mark: 'silent', lasting: 'temporary' } as const;

test('the features that measure what the definition asks for are found in all its parts', () => {
  const definition = {
    any: [
      { rule: 'no_login', days: 90, ...silent },
      { all: [{ rule: 'own_cycle', times: 3, min_orders: 3, ...silent }] },
    ],
    unless: [{ rule: 'no_reaction', last: 5, ...silent }],
  } as const;
  expect(silenceFeatures(definition).sort()).toEqual([
    'contacts_unanswered',
    'days_since_login',
    'days_since_order',
    'days_since_reaction',
    'order_silence_ratio',
  ]);
});
