import { expect, test } from 'vitest';
import { trainBoostedTrees } from '../../../learners/boosting/train.js';
import { gradientBoosting } from '../../../learners/boosting/gradient_boosting.js';
import { categories, labelled, numbers } from '../../support/learning_data.js';

const tiny = { trees: 1, minLeafRows: 1, minLeafHessian: 0, learningRate: 1 } as const;

test('one tree of squared error is the mean of each side, at the cut that lowers the error most', async () => {
  const data = labelled([numbers('x', [1, 2, 3, 4, 5, 6])], [1, 1, 1, 7, 7, 10]);
  const model = await trainBoostedTrees(data, { ...tiny, loss: 'squaredError', leaves: 2 });
  // Means 1 and 8, not 1.0 and 10 or any other cut: the error falls from 79.5 to 6.
  expect(model.bias).toBe(4.5);
  expect(Array.from(await gradientBoosting.predict(model, data.matrix))).toEqual([1, 1, 1, 8, 8, 8]);
  expect(model.trees.gain[0]).toBeCloseTo(79.5 - 6, 5);
  expect(Array.from(model.trees.cover)).toEqual([6, 3, 3]);
  const unseen = { rows: 3, columns: [numbers('x', [3.4, 3.6, NaN])] };
  expect(Array.from(await gradientBoosting.predict(model, unseen))).toEqual([1, 8, 1]);
});

test('one tree of log loss takes the Newton step of each side', async () => {
  const data = labelled([numbers('x', [1, 1, 1, 2, 2, 2, 2, 2])], [0, 0, 1, 1, 1, 1, 1, 0]);
  const model = await trainBoostedTrees(data, { ...tiny, leaves: 2 });
  const p = 5 / 8;
  expect(model.bias).toBeCloseTo(Math.log(p / (1 - p)), 12);
  // −Σ(p − y) / Σ p(1 − p): left one of three positive, right four of five.
  const left = -(3 * p - 1) / (3 * p * (1 - p));
  const right = -(5 * p - 4) / (5 * p * (1 - p));
  expect(Array.from(model.trees.value.subarray(1))).toEqual([
    expect.closeTo(left, 5),
    expect.closeTo(right, 5),
  ]);
});

test('missing values go to the side that they resemble', async () => {
  const data = labelled([numbers('x', [NaN, NaN, 1, 2, 3, 4])], [9, 9, 0, 0, 9, 9]);
  const model = await trainBoostedTrees(data, { ...tiny, loss: 'squaredError', leaves: 2 });
  expect(Array.from(await gradientBoosting.predict(model, data.matrix))).toEqual([9, 9, 0, 0, 9, 9]);
});

test('missing values are told apart from all others', async () => {
  const data = labelled([numbers('x', [NaN, NaN, 1, 2, 3, 4])], [9, 9, 0, 0, 0, 0]);
  const model = await trainBoostedTrees(data, { ...tiny, loss: 'squaredError', leaves: 2 });
  expect(Array.from(await gradientBoosting.predict(model, data.matrix))).toEqual([9, 9, 0, 0, 0, 0]);
});

test('a category splits by its set of levels; a level never seen counts as missing', async () => {
  const data = labelled([categories('city', ['a', 'b', 'c', 'a', 'b', 'c'])], [0, 8, 0, 0, 8, 0]);
  const model = await trainBoostedTrees(data, { ...tiny, loss: 'squaredError', leaves: 2 });
  const asked = { rows: 4, columns: [categories('city', ['z', 'b', 'a', ''])] };
  // b alone goes left; what is not known stays with the others.
  const expected = [0, 8, 0, 0].map((value): unknown => expect.closeTo(value, 5));
  expect(Array.from(await gradientBoosting.predict(model, asked))).toEqual(expected);
});

test('a model without any split predicts the base rate', async () => {
  const rows = 40;
  const constant = numbers(
    'constant',
    Array.from({ length: rows }, () => 3),
  );
  const missing = numbers(
    'missing',
    Array.from({ length: rows }, () => NaN),
  );
  const target = Array.from({ length: rows }, (_, row) => Number(row < 10));
  const data = labelled([constant, missing], target);
  const model = await trainBoostedTrees(data, {});
  expect(Array.from(new Set(await gradientBoosting.predict(model, data.matrix)))).toEqual([
    expect.closeTo(0.25, 12),
  ]);
});

test('weights count as that many rows', async () => {
  const data = labelled([numbers('x', [1, 1, 2])], [0, 6, 10], [1, 2, 1]);
  const model = await trainBoostedTrees(data, {
    ...tiny,
    loss: 'squaredError',
    leaves: 2,
    minLeafRows: 0,
  });
  expect(model.bias).toBe(22 / 4);
  expect(Array.from(await gradientBoosting.predict(model, data.matrix))).toEqual([
    expect.closeTo(4, 5),
    expect.closeTo(4, 5),
    expect.closeTo(10, 5),
  ]);
});
