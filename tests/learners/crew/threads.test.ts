import { afterAll, describe, expect, test } from 'vitest';
import { openThreadCrew } from '../../../activities/threads/thread_crew.js';
import { gradientBoosting } from '../../../learners/boosting/gradient_boosting.js';
import { trainBoostedTrees } from '../../../learners/boosting/train.js';
import { randomForest } from '../../../learners/forest/random_forest.js';
import { trainRandomForest } from '../../../learners/forest/train.js';
import type { Labelled, Progress } from '../../../learners/learner.js';
import { numbers, simulatedMembers } from '../../support/learning_data.js';

const data = simulatedMembers(20_000);
const few = simulatedMembers(1500);
const two = openThreadCrew(2);
const three = openThreadCrew(3);
afterAll(async () => {
  await Promise.all([two.close(), three.close()]);
});

describe('the same model, bit for bit, for every number of threads and either kernel', () => {
  test('gradient boosting', async () => {
    const options = { trees: 5, earlyStopping: { rounds: 5, share: 0.1 } };
    const model = await trainBoostedTrees(data, options);
    expect(await trainBoostedTrees(data, options, { crew: two })).toEqual(model);
    expect(await trainBoostedTrees(data, options, { crew: three })).toEqual(model);
    expect(await trainBoostedTrees(data, options, { crew: two }, 'plain')).toEqual(model);
    const scores = await gradientBoosting.predict(model, data.matrix);
    expect(await gradientBoosting.predict(model, data.matrix, { crew: three })).toEqual(scores);
  });

  test('random forest', async () => {
    const options = { trees: 4 };
    const model = await trainRandomForest(few, options);
    expect(await trainRandomForest(few, options, { crew: two })).toEqual(model);
    expect(await trainRandomForest(few, options, { crew: three }, 'plain')).toEqual(model);
    const scores = await randomForest.predict(model, few.matrix);
    expect(await randomForest.predict(model, few.matrix, { crew: two })).toEqual(scores);
  });
});

/** Rows with all that learners can be given; enough for the threads to search leaves below the root together. */
const rich = simulatedMembers(60_000);
const weights = rich.target.map((_, row) => 0.5 + (row % 7) / 3);
const values = rich.target.map((label, row) => 1e6 + 40 * label + (row % 11));
const levels = rich.target.map((label, row) => label + (row % 2));

describe('the same model for every number of threads', () => {
  test.each([
    ['with weights', { ...rich, weights }, {}],
    ['of values, with weights', { ...rich, target: values, weights }, { loss: 'squaredError' }],
    ['with a column that acts in one direction', rich, { monotone: { amount: 1, recency: -1 } }],
  ] as const)('gradient boosting %s', async (_, of, more) => {
    const options = { trees: 2, ...more } as const;
    const model = await trainBoostedTrees(of, options);
    expect(await trainBoostedTrees(of, options, { crew: two })).toEqual(model);
    expect(await trainBoostedTrees(of, options, { crew: three })).toEqual(model);
  });

  test.each([
    ['with weights', { ...few, weights: weights.slice(0, 1500) }, {}],
    ['of several classes', { ...few, target: levels.slice(0, 1500) }, {}],
    ['of values', { ...few, target: values.slice(0, 1500) }, { outcome: 'values' }],
  ] as const)('random forest %s', async (_, of, more) => {
    const options = { trees: 4, ...more } as const;
    const model = await trainRandomForest(of, options);
    expect(await trainRandomForest(of, options, { crew: two })).toEqual(model);
    expect(await trainRandomForest(of, options, { crew: three }, 'plain')).toEqual(model);
  });
});

describe('a thread that fails amid its task', () => {
  test('leaves no other waiting, and the crew its failure', async () => {
    const crew = openThreadCrew(2);
    const onProgress = (): void => void crew.close();
    const ended = trainBoostedTrees(data, { trees: 100_000 }, { crew, onProgress });
    await expect(ended).rejects.toThrow(/ended with code/);
  });

  test('is what whoever hears its progress throws', async () => {
    const onProgress = (): void => {
      throw new Error('nobody listens');
    };
    await expect(trainBoostedTrees(data, { trees: 100 }, { crew: two, onProgress })).rejects.toThrow(
      'nobody listens',
    );
    expect((await trainBoostedTrees(data, { trees: 2 }, { crew: two })).trees.first).toHaveLength(3);
  });
});

describe('cancelling', () => {
  /** Cancels at the first progress of a phase; returns how long the work took to end from then on, in milliseconds. */
  const endsIn = async (
    phase: Progress['phase'],
    work: (conduct: { signal: AbortSignal; onProgress: (progress: Progress) => void }) => Promise<unknown>,
  ): Promise<number> => {
    const controller = new AbortController();
    let cancelledAt = 0;
    const onProgress = (progress: Progress): void => {
      if (progress.phase !== phase || cancelledAt > 0) return;
      cancelledAt = performance.now();
      controller.abort();
    };
    await expect(work({ signal: controller.signal, onProgress })).rejects.toMatchObject({
      failure: 'Cancelled',
    });
    return performance.now() - cancelledAt;
  };

  test.each(['binning', 'training'] as const)('ends boosting within two seconds while %s', async (phase) => {
    const took = await endsIn(phase, (conduct) =>
      trainBoostedTrees(data, { trees: 100_000 }, { crew: two, ...conduct }),
    );
    expect(took).toBeLessThan(2000);
  });

  test('ends a forest, and scoring, within two seconds; the threads go on to the next task', async () => {
    const forest = await endsIn('training', (conduct) =>
      trainRandomForest(data, { trees: 100_000 }, { crew: two, ...conduct }),
    );
    expect(forest).toBeLessThan(2000);
    const model = await trainRandomForest(few, { trees: 20 }, { crew: two });
    const many = { rows: 600_000, columns: few.matrix.columns.map((column) => repeated(column, 400)) };
    const scoring = await endsIn('scoring', (conduct) =>
      randomForest.predict(model, many, { crew: two, ...conduct }),
    );
    expect(scoring).toBeLessThan(2000);
  });
});

test('what one thread refuses ends all of them, with its reason', async () => {
  const broken: Labelled = {
    ...data,
    matrix: {
      ...data.matrix,
      columns: [
        ...data.matrix.columns,
        numbers(
          'spend',
          Array.from({ length: data.matrix.rows }, (_, row) => (row === 1234 ? Infinity : row)),
        ),
      ],
    },
  };
  await expect(trainBoostedTrees(broken, {}, { crew: three })).rejects.toMatchObject({
    failure: 'InvalidValue',
    message: 'Column "spend" has an infinite value, the first in row 1234.',
  });
});

function repeated(column: Labelled['matrix']['columns'][number], times: number): typeof column {
  const repeat = <Values extends Float64Array | Float32Array | Int32Array>(
    values: Values,
    all: Values,
  ): Values => {
    for (let copy = 0; copy < times; copy += 1) all.set(values, copy * values.length);
    return all;
  };
  if (column.kind === 'category')
    return { ...column, codes: repeat(column.codes, new Int32Array(column.codes.length * times)) };
  return { ...column, values: repeat(column.values, new Float64Array(column.values.length * times)) };
}
