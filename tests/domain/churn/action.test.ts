import { expect, test } from 'vitest';
import { contactThreshold } from '../../../domain/churn/action.js';

const settings = { contact_cost: 2, success_rate: 0.1, margin_rate: 0.25 };

test('at the threshold what is kept of those who would leave is what the contact costs', () => {
  // 0.2 × 0.1 × 400 × 0.25 = 2
  expect(contactThreshold(400, settings)).toBeCloseTo(0.2, 12);
});

test('contacting never pays where no more can be kept than it costs', () => {
  expect(contactThreshold(80, settings)).toBe(1);
  expect(contactThreshold(0, settings)).toBe(1);
  expect(contactThreshold(-50, settings)).toBe(1);
});

test('what costs nothing pays for everybody', () => {
  expect(contactThreshold(10, { ...settings, contact_cost: 0 })).toBe(0);
});
