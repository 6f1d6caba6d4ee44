import { describe, expect, it } from 'vitest';
import { gradientBoosting } from '../../../learners/boosting/gradient_boosting.js';
import { randomForest } from '../../../learners/forest/random_forest.js';
import { logisticRegression } from '../../../learners/linear/learners.js';
import type { Fitted } from '../../../learners/selection/learners.js';
import { logOdds } from '../../../learners/selection/calibration.js';
import { logOddsContributions, reasonsOf } from '../../../learners/selection/reasons.js';
import {
  predictSelected,
  restoreSelected,
  type SelectedModel,
  storeSelected,
} from '../../../learners/selection/selected_model.js';
import { simulatedMembers } from '../../support/learning_data.js';

const data = simulatedMembers(1_500);
const rows = Uint32Array.of(3, 700, 1_499);
const settings = { trees: 20, seed: 1 };
const models: Fitted[] = [
  { learner: 'logistic_regression', model: await logisticRegression.train(data, {}) },
  { learner: 'random_forest', model: await randomForest.train(data, { ...settings, minLeafWeight: 20 }) },
  { learner: 'gradient_boosting', model: await gradientBoosting.train(data, settings) },
];
const selected = (fitted: Fitted): SelectedModel => ({
  fitted,
  calibration: { method: 'platt', slope: 0.9, intercept: 0.1 },
  shared: ['recency'],
  centre: fitted.learner === 'logistic_regression' ? [0.1, -0.2, 0, 0.3, 0.5] : [],
});

describe.each(models)('a model of $learner', (fitted) => {
  const model = selected(fitted);

  it('is the same after it was stored', async () => {
    const restored = restoreSelected(JSON.parse(JSON.stringify(storeSelected(model))));
    expect(await predictSelected(restored, data.matrix)).toEqual(await predictSelected(model, data.matrix));
    expect(await reasonsOf(restored, data.matrix, rows, 3)).toEqual(
      await reasonsOf(model, data.matrix, rows, 3),
    );
  });

  it('has contributions whose sum is how far a row is from what is usual, on the log odds', async () => {
    const { columns, values } = await logOddsContributions({ ...model, centre: [] }, data.matrix, rows, {});
    const raw = await predictSelected({ ...model, calibration: null }, data.matrix);
    const usual = Array.from(rows, (row, at) => {
      const moved = values
        .subarray(at * columns.length, (at + 1) * columns.length)
        .reduce((sum, value) => sum + value, 0);
      return logOdds(raw[row] ?? NaN) - moved;
    });
    for (const one of usual) expect(one).toBeCloseTo(usual[0] ?? NaN, 6);
  });

  it('tells what raises a row, the strongest first, and nothing that all rows of a day share', async () => {
    const reasons = await reasonsOf(model, data.matrix, rows, 2);
    expect(reasons).toHaveLength(3);
    for (const own of reasons) {
      expect(own.length).toBeLessThanOrEqual(2);
      expect(own.map(({ contribution }) => contribution)).toEqual(
        own.map(({ contribution }) => contribution).toSorted((a, b) => b - a),
      );
      for (const { column, contribution, value, level } of own) {
        expect(contribution).toBeGreaterThan(0);
        expect(column).not.toBe('recency');
        expect(value === null).toBe(column === 'city');
        if (column === 'city') expect(level).toMatch(/^city \d+$/);
      }
    }
  });
});

it('a model of a learner that is not known is refused', () => {
  const [linear] = models;
  const stored = linear && { ...storeSelected(selected(linear)), learner: 'oracle' };
  expect(() => restoreSelected(stored)).toThrow('selected model');
});
