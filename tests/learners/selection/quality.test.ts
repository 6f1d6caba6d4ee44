import { expect, test } from 'vitest';
import { qualityOf, tenthsOf } from '../../../learners/selection/quality.js';

/** Twenty rows, of which the best-scored two, and the fourth, have label 1. */
const probabilities = Float64Array.from({ length: 20 }, (_, row) => 0.95 - row * 0.04);
const target = Float64Array.from({ length: 20 }, (_, row) => Number([0, 1, 3].includes(row)));

test('the figures of a ranking are what is counted by hand', () => {
  const quality = qualityOf(probabilities, target);
  // Of 3 × 17 pairs one is the wrong way round.
  expect(quality.rocAuc).toBeCloseTo(50 / 51, 12);
  expect(quality.prAuc).toBeCloseTo((1 + 1 + 3 / 4) / 3, 12);
  expect(quality).toMatchObject({ rows: 20, positives: 3 });
  // Both of the top tenth, where 0.3 are usual.
  expect(quality.liftTopTenth).toBeCloseTo(1 / 0.15, 12);
  expect(quality.foundInTopTenth).toBeCloseTo(2 / 3, 12);
});

test('of rows of one class the loss alone is defined', () => {
  const half = new Float64Array(4).fill(0.5);
  expect(qualityOf(half, new Float64Array(4))).toEqual({
    rows: 4,
    positives: 0,
    rocAuc: null,
    prAuc: null,
    logLoss: Math.log(2),
    brier: 0.25,
    liftTopTenth: null,
    foundInTopTenth: null,
  });
});

test('tenths hold all rows, the highest probabilities first', () => {
  const tenths = tenthsOf(probabilities, target);
  expect(tenths.map(({ rows }) => rows)).toEqual(new Array(10).fill(2));
  expect(tenths[0]).toEqual({ tenth: 1, rows: 2, predicted: (0.95 + 0.91) / 2, actual: 1 });
  expect(tenths[1]?.actual).toBe(0.5);
  expect(tenths[9]?.predicted).toBeCloseTo((0.23 + 0.19) / 2, 12);
});

test('fewer rows than tenths fill fewer of them', () => {
  const tenths = tenthsOf(Float64Array.of(0.1, 0.9, 0.5), Float64Array.of(0, 1, 1));
  expect(tenths.map(({ rows }) => rows)).toEqual([1, 1, 1]);
  expect(tenths.map(({ predicted }) => predicted)).toEqual([0.9, 0.5, 0.1]);
});
