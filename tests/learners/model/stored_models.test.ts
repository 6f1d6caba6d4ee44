import { expect, test } from 'vitest';
import { gradientBoosting } from '../../../learners/boosting/gradient_boosting.js';
import { randomForest } from '../../../learners/forest/random_forest.js';
import { isolationForest } from '../../../learners/isolation/isolation_forest.js';
import { restoreArray, storeArray } from '../../../learners/model/arrays.js';
import { withProvenance } from '../../../learners/model/envelope.js';
import { simulatedMembers } from '../../support/learning_data.js';

const data = simulatedMembers(400);
const throughText = (stored: unknown): unknown => JSON.parse(JSON.stringify(stored));

test('numbers are stored least significant byte first', () => {
  expect(storeArray('u32', Uint32Array.of(1, 258))).toEqual({
    kind: 'u32',
    length: 2,
    base64: 'AQAAAAIBAAA=',
  });
  const values = Float64Array.of(0.1, -0, NaN, Infinity, 5e-324);
  expect(restoreArray('f64', throughText(storeArray('f64', values)))).toEqual(values);
});

test.each([gradientBoosting, randomForest])('a stored $name predicts the same', async (learner) => {
  const train = learner.train as typeof gradientBoosting.train;
  const model = await train(data, { trees: 5 });
  const stored = withProvenance(learner.toJSON(model as never), {
    dataFingerprint: 'abc',
    metrics: { auc: 0.8 },
  });
  const loaded = learner.fromJSON(throughText(stored));
  expect(loaded).toEqual(model);
});

test('a stored isolation forest predicts the same', () => {
  const model = isolationForest.train(data.matrix, { trees: 10 });
  expect(isolationForest.fromJSON(throughText(isolationForest.toJSON(model)))).toEqual(model);
});

test('a model of a newer version, of another learner, or damaged is refused with its reason', async () => {
  const model = await gradientBoosting.train(data, { trees: 3 });
  const stored = gradientBoosting.toJSON(model);
  const refused = (changed: unknown): unknown => {
    try {
      return gradientBoosting.fromJSON(changed);
    } catch (error) {
      return error;
    }
  };
  expect(refused({ ...stored, version: 2 })).toMatchObject({
    failure: 'UnreadableModel',
    message: 'The gradient boosting model has version 2; versions up to 1 can be read.',
  });
  expect(refused({ ...stored, format: 'k-means' })).toMatchObject({ failure: 'UnreadableModel' });
  expect(refused(null)).toMatchObject({ failure: 'UnreadableModel' });
  expect(refused({ ...stored, trees: {} })).toMatchObject({ failure: 'UnreadableModel' });
  // A node that leads back to the root would be walked for ever.
  const left = storeArray('u32', model.trees.left.fill(0));
  expect(refused({ ...stored, trees: { ...(stored as { trees?: object }).trees, left } })).toMatchObject({
    failure: 'UnreadableModel',
    message: 'The gradient boosting model is damaged: node 0 of tree 0 leads nowhere.',
  });
});
