import { expect, it } from 'vitest';
import { distributionsOf, measureDrift } from '../../../activities/learning/churn/distributions.js';
import type { Matrix } from '../../../learners/matrix.js';

/** Half of the members will surely stay, by a model that gives each of them a little more or less. */
const probabilities = (sure: number, more: (at: number) => number): Float64Array =>
  Float64Array.from({ length: 200 }, (_, at) => (at < 100 ? sure * (1 + at / 1_000) : more(at - 100)));

const ofMembers: Matrix = {
  rows: 200,
  columns: [{ kind: 'number', name: 'orders', values: Float32Array.from({ length: 200 }, (_, at) => at) }],
};
const rows = Uint32Array.from({ length: 200 }, (_, at) => at);
const spread = (at: number): number => 0.2 + at / 200;
const distributions = distributionsOf(ofMembers, rows, probabilities(0.002, spread));
const driftOf = (now: Float64Array, column: string): number =>
  measureDrift({ distributions, matrix: ofMembers, probabilities: now }).find((one) => one.column === column)!
    .psi;

it('probabilities that differ by less than a point have not drifted', () => {
  expect(driftOf(probabilities(0.003, spread), 'probability')).toBe(0);
});

it('probabilities that rose have drifted', () => {
  expect(
    driftOf(
      probabilities(0.002, (at) => Math.min(0.99, spread(at) + 0.2)),
      'probability',
    ),
  ).toBeGreaterThan(0.25);
});

it('other columns are parted into tenths however close their values lie', () => {
  expect(distributions['orders']?.edges).toHaveLength(9);
  expect(distributions['probability']?.edges.length).toBeLessThan(9);
  expect(driftOf(probabilities(0.002, spread), 'orders')).toBe(0);
});
