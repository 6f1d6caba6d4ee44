import { expect, test } from 'vitest';
import { contactThreshold, expectedGain, riskBand } from '../../../domain/churn/action.js';

const settings = { contact_cost: 2, success_rate: 0.1, margin_rate: 0.25 };

test('contacting brings what is earned with those who would leave and are kept, less its cost', () => {
  // 0.4 × 0.1 × 400 × 0.25 = 4
  expect(expectedGain(0.4, 400, settings)).toBeCloseTo(2, 12);
  expect(expectedGain(0.1, 400, settings)).toBeCloseTo(-1, 12);
});

test('from the threshold on contacting pays', () => {
  expect(contactThreshold(400, settings)).toBeCloseTo(0.2, 12);
  expect(expectedGain(contactThreshold(400, settings), 400, settings)).toBeCloseTo(0, 12);
});

test('contacting never pays where less can be kept than it costs', () => {
  expect(contactThreshold(80, settings)).toBe(1);
  expect(contactThreshold(0, settings)).toBe(1);
  expect(contactThreshold(-50, settings)).toBe(1);
});

test('what costs nothing pays for everybody', () => {
  expect(contactThreshold(10, { ...settings, contact_cost: 0 })).toBe(0);
});

test('an edge belongs to the band above it', () => {
  const bands = { medium: 0.15, high: 0.35, very_high: 0.6 };
  expect([0, 0.1499, 0.15, 0.35, 0.5999, 0.6, 1].map((probability) => riskBand(probability, bands))).toEqual([
    'LOW',
    'LOW',
    'MEDIUM',
    'HIGH',
    'HIGH',
    'VERY_HIGH',
    'VERY_HIGH',
  ]);
});
