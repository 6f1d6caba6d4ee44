import { expect, it } from 'vitest';
import { driftVerdict } from '../../../domain/churn/drift.js';

const limits = { warn: 0.1, alarm: 0.25 };

it.each([
  ['visits_90', 0.09, 'steady'],
  ['visits_90', 0.1, 'warn'],
  ['visits_90', 0.25, 'alarm'],
  ['probability', 0.3, 'alarm'],
  // Every day adds a day to it.
  ['tenure_days', 0.09, 'steady'],
  ['tenure_days', 0.1, 'grows'],
  ['orders_total', 2, 'grows'],
  // It grows only for those who do not order.
  ['days_since_order', 0.3, 'alarm'],
] as const)('%s with an index of %d: %s', (column, index, verdict) => {
  expect(driftVerdict(column, index, limits)).toBe(verdict);
});
