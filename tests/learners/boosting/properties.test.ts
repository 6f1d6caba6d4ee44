import { expect, test } from 'vitest';
import type { BoostedTrees } from '../../../learners/boosting/model.js';
import { gradientBoosting } from '../../../learners/boosting/gradient_boosting.js';
import { trainBoostedTrees } from '../../../learners/boosting/train.js';
import type { Labelled } from '../../../learners/learner.js';
import { randomStream, shuffledRows } from '../../../learners/random.js';
import { labelled, numbers, reordered, simulatedMembers } from '../../support/learning_data.js';

const data = simulatedMembers(1500);
const options = { trees: 12 } as const;
const all = Array.from({ length: data.matrix.rows }, (_, row) => row);

const predictions = async (model: BoostedTrees, of: Labelled = data): Promise<number[]> =>
  Array.from(await gradientBoosting.predict(model, of.matrix));

test('the order of the rows changes nothing', async () => {
  const order = Array.from(shuffledRows(data.matrix.rows, randomStream(3)));
  const model = await trainBoostedTrees(data, options);
  const other = await trainBoostedTrees(reordered(data, order), options);
  expect(other.trees).toEqual(model.trees);
});

test('the order of the columns changes nothing but their numbers', async () => {
  // Weights of all sizes: with equal ones two columns may split a leaf equally well, and the first then counts.
  const { uniform } = randomStream(11);
  const weighted = { ...data, weights: data.target.map(() => 1 + uniform()) };
  const columns = [...data.matrix.columns].reverse();
  const model = await trainBoostedTrees(weighted, options);
  const other = await trainBoostedTrees({ ...weighted, matrix: { ...data.matrix, columns } }, options);
  expect(await predictions(other)).toEqual(await predictions(model));
});

test('scaling a column by a rising function changes nothing', async () => {
  const columns = data.matrix.columns.map((column) =>
    column.kind === 'number' ? { ...column, values: column.values.map((x) => Math.exp(x) * 50) } : column,
  );
  const scaled = { ...data, matrix: { ...data.matrix, columns } };
  const model = await trainBoostedTrees(data, options);
  const other = await trainBoostedTrees(scaled, options);
  expect(other.trees).toEqual(model.trees);
});

test.each([
  ['far from zero', 1e9, 1],
  ['very small', 0, 1e-7],
  ['very large', 0, 1e9],
])('outcomes that are %s are learned like all others', async (_, shift, scale) => {
  const valued = { ...data, target: data.target.map((label, row) => label * 8 + (row % 5)) };
  const moved = { ...data, target: valued.target.map((value) => shift + scale * value) };
  const squares = { ...options, loss: 'squaredError' } as const;
  const expected = await predictions(await trainBoostedTrees(valued, squares), valued);
  const found = await predictions(await trainBoostedTrees(moved, squares), moved);
  const back = found.map((value) => (value - shift) / scale);
  expect(back).toEqual(expected.map((value): unknown => expect.closeTo(value, 3)));
});

test('an outcome that 32 bits cannot hold beside the others is refused by its row', async () => {
  const target = data.target.map((label, row) => (row === 6 ? 1e300 : label));
  await expect(trainBoostedTrees({ ...data, target }, { loss: 'squaredError' })).rejects.toMatchObject({
    failure: 'InvalidLabel',
    message: expect.stringContaining('row 7 is 1e+300') as string,
  });
});

test('a column of another length is refused, in training and in scoring', async () => {
  const [first, ...others] = data.matrix.columns;
  const short = { ...numbers('recency', [1, 2, 3]), name: first!.name };
  const matrix = { ...data.matrix, columns: [short, ...others] };
  await expect(trainBoostedTrees({ ...data, matrix }, options)).rejects.toThrow(/has 3 of 1500 rows/);
  const model = await trainBoostedTrees(data, options);
  await expect(gradientBoosting.predict(model, matrix)).rejects.toThrow(/has 3 of 1500 rows/);
});

test('a row that weighs three is three rows', async () => {
  const weights = all.map((row) => 1 + (row % 3));
  // With few different values every one has a bin of its own, however often it stands there.
  const columns = data.matrix.columns.map((column) =>
    column.kind === 'number' ? { ...column, values: column.values.map((x) => Math.round(x * 20)) } : column,
  );
  const coarse = { ...data, matrix: { ...data.matrix, columns } };
  const repeated = all.flatMap((row) => Array.from({ length: weights[row] ?? 1 }, () => row));
  const free = { ...options, minLeafRows: 0, minLeafHessian: 5, minCategoryRows: 0, categorySmoothing: 0 };
  const weighted = await trainBoostedTrees({ ...coarse, weights: Float64Array.from(weights) }, free);
  const copied = await trainBoostedTrees(reordered(coarse, repeated), free);
  const expected = await predictions(copied, coarse);
  expect(await predictions(weighted, coarse)).toEqual(expected.map((p): unknown => expect.closeTo(p, 4)));
});

test('a column that must raise the prediction never lowers it', async () => {
  const model = await trainBoostedTrees(data, { ...options, monotone: { amount: 1, recency: -1 } });
  const steps = Array.from({ length: 41 }, (_, step) => step / 10 - 2);
  const { uniform } = randomStream(5);
  for (let probe = 0; probe < 20; probe += 1) {
    const [recency, frequency, age] = [uniform() * 4 - 2, uniform() * 4 - 2, uniform() * 4 - 2];
    const along = (name: string): Labelled =>
      labelled(
        [
          ...Object.entries({ recency, frequency, amount: 0.3, age }).map(([column, value]) =>
            numbers(
              column,
              steps.map((step) => (column === name ? step : value)),
            ),
          ),
          { kind: 'category', name: 'city', levels: [], codes: new Int32Array(steps.length).fill(-1) },
        ],
        steps,
      );
    const rising = await predictions(model, along('amount'));
    expect(rising).toEqual(rising.toSorted((a, b) => a - b));
    const falling = await predictions(model, along('recency'));
    expect(falling).toEqual(falling.toSorted((a, b) => b - a));
  }
  const free = await predictions(await trainBoostedTrees(data, options));
  expect(await predictions(model)).not.toEqual(free);
});

test('stopping early keeps the trees up to the lowest loss of the rows held out', async () => {
  const model = await trainBoostedTrees(data, {
    trees: 200,
    learningRate: 0.3,
    earlyStopping: { rounds: 5, share: 0.25 },
  });
  const lowest = Math.min(...model.heldOutLoss);
  expect(model.trees.first.length - 1).toBe(model.heldOutLoss.indexOf(lowest) + 1);
  expect(model.heldOutLoss.length - model.trees.first.length + 1).toBe(5);
  expect(model.heldOutLoss.length).toBeLessThan(200);
});

test('going on from a checkpoint gives the identical model', async () => {
  const kept: BoostedTrees[] = [];
  const stopping = { ...options, earlyStopping: { rounds: 8, share: 0.2 } };
  const whole = await trainBoostedTrees(data, stopping, {
    checkpoints: { every: 5, keep: (soFar) => kept.push(soFar) },
  });
  expect(kept.map(({ trees }) => trees.first.length - 1)).toEqual([5, 10]);
  const resumed = gradientBoosting.fromJSON(JSON.parse(JSON.stringify(gradientBoosting.toJSON(kept[0]!))));
  const keep = (): void => undefined;
  expect(await trainBoostedTrees(data, stopping, { checkpoints: { every: 5, keep, resumed } })).toEqual(
    whole,
  );
});

test('a checkpoint of other rows or options is refused', async () => {
  const resumed = await trainBoostedTrees(data, options);
  const checkpoints = { every: 5, keep: (): void => undefined, resumed };
  await expect(trainBoostedTrees(data, { trees: 13 }, { checkpoints })).rejects.toThrow(
    'other rows or other options',
  );
  const others = reordered(data, all.slice(1).concat(1));
  await expect(trainBoostedTrees(others, options, { checkpoints })).rejects.toMatchObject({
    failure: 'CheckpointDiffers',
  });
});
