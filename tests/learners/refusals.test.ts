import { expect, test } from 'vitest';
import { gradientBoosting } from '../../learners/boosting/gradient_boosting.js';
import { randomForest } from '../../learners/forest/random_forest.js';
import { allocateShared } from '../../learners/kernel/shared_memory.js';
import { categories, labelled, numbers } from '../support/learning_data.js';

const x = numbers('x', [1, 2, 3, 4]);

test.each([gradientBoosting, randomForest])('$name says what it cannot learn from', async ({ train }) => {
  const refused = async (work: Promise<unknown>, failure: string): Promise<void> => {
    await expect(work).rejects.toMatchObject({ failure });
  };
  await refused(train(labelled([], []), {}), 'TooFewRows');
  await refused(train(labelled([x], [1, 1, 1, 1]), {}), 'OneClass');
  await refused(train(labelled([x], [0, 0.5, 1, 1]), {}), 'InvalidLabel');
  await refused(train(labelled([x], [0, 0, 1, 1], [1, 1, 0, 1]), {}), 'InvalidWeight');
  await refused(train(labelled([numbers('x', [1, 2, Infinity, 3])], [0, 0, 1, 1]), {}), 'InvalidValue');
  await refused(train(labelled([x], [0, 0, 1, 1]), { trees: 0 }), 'InvalidOption');
});

test.each([gradientBoosting, randomForest])('$name says what it cannot score', async (learner) => {
  const train = learner.train as typeof gradientBoosting.train;
  const predict = learner.predict as typeof gradientBoosting.predict;
  const model = await train(labelled([x], [0, 1, 0, 1]), { trees: 2 });
  await expect(predict(model, { rows: 4, columns: [{ ...x, name: 'y' }] })).rejects.toMatchObject({
    failure: 'MissingColumn',
  });
  const text = categories('x', ['a', 'b', 'a', 'b']);
  await expect(predict(model, { rows: 4, columns: [text] })).rejects.toMatchObject({
    failure: 'InvalidColumn',
  });
  expect((await predict(model, { rows: 0, columns: [numbers('x', [])] })).length).toBe(0);
});

test('a column of 100,000 levels is learned from: rare levels share a bin', async () => {
  const rows = 120_000;
  const column = {
    kind: 'category',
    name: 'street',
    levels: Array.from({ length: 100_000 }, (_, level) => `street ${level}`),
    codes: Int32Array.from({ length: rows }, (_, row) => (row < 20_000 ? 0 : row - 20_000)),
  } as const;
  const target = Float64Array.from(column.codes, (code, row) => Number(code === 0 || row % 3 === 0));
  const model = await gradientBoosting.train({ matrix: { rows, columns: [column] }, target }, { trees: 40 });
  const asked = {
    ...column,
    levels: ['street 0', 'street 9999', 'never seen'],
    codes: Int32Array.of(0, 1, 2),
  };
  const [frequent = 0, rare = 1, unseen = 1] = await gradientBoosting.predict(model, {
    rows: 3,
    columns: [asked],
  });
  expect(frequent).toBeGreaterThan(0.9);
  expect(rare).toBeLessThan(0.45);
  expect(unseen).toBe(rare);
});

test('data that does not fit into memory is refused with its size', () => {
  expect(() => allocateShared(5 * 2 ** 30)).toThrow('takes 5120 MB of memory in one piece');
});
