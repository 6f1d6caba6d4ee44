import { expect, test } from 'vitest';
import { randomForest } from '../../../learners/forest/random_forest.js';
import { trainRandomForest } from '../../../learners/forest/train.js';
import type { RandomForest } from '../../../learners/forest/model.js';
import type { Matrix } from '../../../learners/matrix.js';
import { leafMark } from '../../../learners/trees/trees.js';
import { categories, labelled, numbers, simulatedMembers } from '../../support/learning_data.js';

const data = simulatedMembers(600);
const rounded = (values: Float64Array): number[] =>
  Array.from(values, (value) => Math.round(value * 1e6) / 1e6);
const predict = async (model: RandomForest, matrix: Matrix): Promise<number[]> =>
  rounded(await randomForest.predict(model, matrix));

test('trees grow until their leaves are pure', async () => {
  const { trees } = await trainRandomForest(data, { trees: 3 });
  const leaves = Array.from(trees.value).filter((_, node) => trees.feature[node] === leafMark);
  expect(new Set(leaves)).toEqual(new Set([0, 1]));
  // Every tree sees as many rows as there are, some of them several times.
  expect([0, 1, 2].map((tree) => trees.cover[trees.first[tree]!])).toEqual([600, 600, 600]);
});

test('a split parts what one column tells apart', async () => {
  const x = [1, 1, 1, 1, 8, 8, 8, 8];
  const forest = await trainRandomForest(labelled([numbers('x', x)], [0, 0, 0, 0, 1, 1, 1, 1]), {
    trees: 30,
  });
  const asked = { rows: 3, columns: [numbers('x', [0, 9, 4.4])] };
  const [low = 1, high = 0] = await predict(forest, asked);
  expect(low).toBeLessThan(0.1);
  expect(high).toBeGreaterThan(0.9);
});

test('several classes have a probability each, which sum to 1', async () => {
  const city = Array.from({ length: 90 }, (_, row) => ['a', 'b', 'c', 'd', 'e', 'f'][row % 6]!);
  const target = city.map((name) => 'abcdef'.indexOf(name) % 3);
  const model = await trainRandomForest(labelled([categories('city', city)], target), { trees: 10 });
  expect(model.classes).toBe(3);
  const asked = { rows: 3, columns: [categories('city', ['a', 'b', 'f'])] };
  expect(await predict(model, asked)).toEqual([1, 0, 0, 0, 1, 0, 0, 0, 1]);
});

test('weights that are too small for two leaves are refused, which would give everyone the base rate', async () => {
  const data = simulatedMembers(300);
  const weights = data.target.map(() => 1 / 300);
  await expect(trainRandomForest({ ...data, weights }, { trees: 1 })).rejects.toMatchObject({
    failure: 'InvalidOption',
    remedy: expect.stringContaining('minLeafWeight') as string,
  });
  const { trees } = await trainRandomForest({ ...data, weights }, { trees: 1, minLeafWeight: 1 / 300 });
  expect(trees.feature.length).toBeGreaterThan(1);
});

test('scaling a column by a rising function changes nothing', async () => {
  const data = simulatedMembers(1000);
  const columns = data.matrix.columns.map((column) =>
    column.kind === 'number' ? { ...column, values: column.values.map((x) => Math.exp(x) * 50) } : column,
  );
  const model = await trainRandomForest(data, { trees: 5 });
  const scaled = await trainRandomForest({ ...data, matrix: { ...data.matrix, columns } }, { trees: 5 });
  expect(scaled.trees).toEqual(model.trees);
});

test('values are averaged, far from zero as well', async () => {
  const x = Array.from({ length: 200 }, (_, row) => row);
  const model = await trainRandomForest(
    labelled(
      [numbers('x', x)],
      x.map((value) => 1e6 + (value < 100 ? 3 : 8)),
    ),
    { outcome: 'values', trees: 20 },
  );
  expect(await predict(model, { rows: 2, columns: [numbers('x', [20, 180])] })).toEqual([
    expect.closeTo(1e6 + 3, 3),
    expect.closeTo(1e6 + 8, 3),
  ]);
});

test('another seed is another forest, the same seed the same', async () => {
  const first = await trainRandomForest(data, { trees: 3, seed: 4 });
  expect(await trainRandomForest(data, { trees: 3, seed: 4 })).toEqual(first);
  expect((await trainRandomForest(data, { trees: 3, seed: 5 })).trees).not.toEqual(first.trees);
});

test('going on from a checkpoint gives the identical forest', async () => {
  const kept: RandomForest[] = [];
  const options = { trees: 6 };
  const whole = await trainRandomForest(data, options, {
    checkpoints: { every: 4, keep: (soFar) => kept.push(soFar) },
  });
  expect(kept.map(({ numbers: done }) => done)).toEqual([[0, 1, 2, 3]]);
  const resumed = randomForest.fromJSON(JSON.parse(JSON.stringify(randomForest.toJSON(kept[0]!))));
  const keep = (): void => undefined;
  expect(await trainRandomForest(data, options, { checkpoints: { every: 4, keep, resumed } })).toEqual(whole);
});
