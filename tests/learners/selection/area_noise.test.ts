import { expect, test } from 'vitest';
import { randomStream } from '../../../learners/random.js';
import { rocAuc } from '../../../learners/metrics/areas.js';
import { rankingOf } from '../../../learners/metrics/ranking.js';
import { areaNoise } from '../../../learners/selection/area_noise.js';

const sigmoid = (score: number): number => 1 / (1 + Math.exp(-score));

function drawn(rows: number, seed: number) {
  const { uniform } = randomStream(seed);
  const spread = (): number => uniform() + uniform() + uniform() + uniform() - 2;
  const scores = Float64Array.from({ length: rows }, () => spread() * 2);
  const target = scores.map((score) => Number(uniform() < sigmoid(score - 1)));
  const blurred = scores.map((score) => sigmoid(score - 1 + spread()));
  return { one: scores.map((score) => sigmoid(score - 1)), other: blurred, target };
}

test('models that say the same differ by nothing', () => {
  const { one, target } = drawn(200, 1);
  expect(areaNoise(one, one, target)).toBe(0);
});

test('the standard error is the one that samples of the same business have', () => {
  const samples = Array.from({ length: 200 }, (_, seed) => drawn(300, seed + 10));
  const areas = samples.map(
    ({ one, other, target }) => rocAuc(rankingOf(one, target)) - rocAuc(rankingOf(other, target)),
  );
  const mean = areas.reduce((sum, area) => sum + area, 0) / areas.length;
  const deviation = Math.sqrt(areas.reduce((sum, area) => sum + (area - mean) ** 2, 0) / areas.length);
  const told = samples.map(({ one, other, target }) => areaNoise(one, other, target));
  const usual = told.reduce((sum, error) => sum + error, 0) / told.length;
  // 200 samples tell a deviation to within a seventh.
  expect(usual / deviation).toBeGreaterThan(0.86);
  expect(usual / deviation).toBeLessThan(1.14);
});

test('ties count half', () => {
  // Areas 0.875 and 1 of two against two rows; by hand the first model places them (0.75, 1 | 1, 0.75).
  const noise = areaNoise(
    Float64Array.of(0.5, 0.9, 0.1, 0.5),
    Float64Array.of(0.8, 0.9, 0.1, 0.2),
    Float64Array.of(1, 1, 0, 0),
  );
  // Differences: positives −0.25 and 0, negatives 0 and −0.25: each a variance of the mean of 0.03125 ÷ 2.
  expect(noise).toBeCloseTo(Math.sqrt(0.03125), 12);
});
