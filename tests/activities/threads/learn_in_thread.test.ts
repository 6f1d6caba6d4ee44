import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { learnInThread } from '../../../activities/threads/learn_in_thread.js';
import { gradientBoosting, scorableOf } from '../../../learners/boosting/gradient_boosting.js';
import { clusterChoiceDefaults } from '../../../learners/clusters/choose_clusters.js';
import { kMeansDefaults } from '../../../learners/clusters/k_means.js';
import { isolationForest } from '../../../learners/isolation/isolation_forest.js';
import type { Labelled, Progress } from '../../../learners/learner.js';
import { logisticRegression } from '../../../learners/linear/learners.js';
import type { Column, Matrix } from '../../../learners/matrix.js';
import { readableRules } from '../../../learners/readable/readable_tree.js';
import { isFull } from '../../faults/size.js';
import { longestPiece, tellsPieces, waitOfTurns } from '../../support/event_loop.js';
import { simulatedMembers } from '../../support/learning_data.js';

const { signal } = new AbortController();
const few = simulatedMembers(1500);
const data = simulatedMembers(20_000);

/** So many copies of each column, under names of their own. */
const widened = ({ matrix: { rows, columns }, ...rest }: Labelled, copies: number): Labelled => ({
  ...rest,
  matrix: {
    rows,
    columns: Array.from({ length: copies }, (_, copy) =>
      columns.map((column): Column => ({ ...column, name: `${column.name} ${copy}` })),
    ).flat(),
  },
});

/** So many copies of each row. */
const lengthened = ({ rows, columns }: Matrix, copies: number): Matrix => ({
  rows: rows * copies,
  columns: columns.map((column) => {
    const repeated = <Values extends Float64Array | Float32Array | Int32Array>(from: Values, to: Values) => {
      for (let copy = 0; copy < copies; copy += 1) to.set(from, copy * rows);
      return to;
    };
    if (column.kind === 'category')
      return { ...column, codes: repeated(column.codes, new Int32Array(rows * copies)) };
    return { ...column, values: repeated(column.values, new Float64Array(rows * copies)) };
  }),
});

const numbersOnly = ({ rows, columns }: Matrix) => ({
  rows,
  columns: columns.filter((column) => column.kind === 'number'),
});

describe('a piece of learning in a thread', () => {
  it('gives the model and the scores that it gives here, bit for bit, and tells how far it is', async () => {
    const options = { trees: 5 };
    const phases = new Set<string>();
    const onProgress = ({ phase }: Progress) => phases.add(phase);
    const model = await learnInThread('trainBoosting', { data: few, options }, { signal, onProgress });
    expect(model).toEqual(await gradientBoosting.train(few, options));
    const scores = await learnInThread(
      'scoreBoosting',
      { model, matrix: few.matrix },
      { signal, onProgress },
    );
    expect(scores).toEqual(await gradientBoosting.predict(model, few.matrix));
    expect([...phases]).toEqual(['binning', 'training', 'scoring']);
  });

  it('gives the rules of a readable tree, on two threads where there are as many rows', async () => {
    const options = { rules: 4, minRows: 100 };
    const rules = await learnInThread('readRules', { data, options }, { signal });
    expect(rules).toEqual(await readableRules(data, options));
    expect(rules).toHaveLength(4);
  });

  it('refuses what cannot be learned from by the name of the contract, with the remedy', async () => {
    const refused = learnInThread(
      'trainLogistic',
      { data: { ...few, target: new Float64Array(few.matrix.rows) }, options: {} },
      { signal },
    );
    await expect(refused).rejects.toMatchObject({
      failure: 'InvalidInput',
      message: 'All 1500 rows have the label 0: there is nothing to tell apart.',
      details: { remedy: expect.stringContaining('Choose a window') as string },
    });
  });

  it('does not begin when it was cancelled before', async () => {
    const reason = new Error('cancelled');
    const cancelled = { signal: AbortSignal.abort(reason) };
    await expect(learnInThread('trainForest', { data, options: {} }, cancelled)).rejects.toBe(reason);
  });
});

describe('a piece of learning that is cancelled ends within two seconds', () => {
  type Work = (conduct: {
    readonly signal: AbortSignal;
    readonly onProgress: (progress: Progress) => void;
  }) => Promise<unknown>;

  /** Cancels so many milliseconds after a phase began; returns how long the work went on. */
  async function goesOnFor(work: Work, phase: Progress['phase'], after: number): Promise<number> {
    const reason = new Error('cancelled');
    const controller = new AbortController();
    let begun = (): void => undefined;
    const beginning = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const ended = work({
      signal: controller.signal,
      onProgress: (progress) => {
        if (progress.phase === phase) begun();
      },
    }).catch((error: unknown) => error);
    await Promise.race([beginning, ended]);
    await pause(after);
    const cancelledAt = performance.now();
    controller.abort(reason);
    expect(await ended).toBe(reason);
    return performance.now() - cancelledAt;
  }

  const wide = widened(data, 40);
  const points = numbersOnly(data.matrix);
  const cases: readonly (readonly [string, Progress['phase'], number, Work])[] = [
    [
      'while it cuts and bins',
      'binning',
      0,
      (conduct) => learnInThread('trainBoosting', { data: wide, options: { trees: 100_000 } }, conduct),
    ],
    [
      'while trees are boosted',
      'training',
      0,
      (conduct) => learnInThread('trainBoosting', { data, options: { trees: 100_000 } }, conduct),
    ],
    [
      'while a forest grows',
      'training',
      0,
      (conduct) => learnInThread('trainForest', { data, options: { trees: 100_000 } }, conduct),
    ],
    [
      'while trees score',
      'scoring',
      0,
      async (conduct) => {
        const model = await gradientBoosting.train(few, { trees: 100 });
        const matrix = lengthened(few.matrix, 700);
        return await learnInThread('scoreBoosting', { model, matrix }, conduct);
      },
    ],
    [
      'while scores are explained',
      'scoring',
      0,
      async (conduct) => {
        const model = scorableOf(await gradientBoosting.train(few, { trees: 100 }));
        const rows = Uint32Array.from({ length: 20_000 }, (_, row) => row);
        return await learnInThread('explain', { model, matrix: data.matrix, rows }, conduct);
      },
    ],
    [
      'while a logistic regression trains',
      'training',
      50,
      (conduct) => learnInThread('trainLogistic', { data: wide, options: {} }, conduct),
    ],
    [
      'while a support vector machine trains',
      'training',
      50,
      (conduct) => learnInThread('trainSupportVectors', { data: wide, options: {} }, conduct),
    ],
    [
      'while clusters settle',
      'training',
      50,
      (conduct) => {
        const options = { ...kMeansDefaults, clusters: 30, restarts: 1000 };
        return learnInThread('cluster', { matrix: points, options }, conduct);
      },
    ],
    [
      'while silhouettes are measured',
      'training',
      400,
      (conduct) => {
        const choice = { ...clusterChoiceDefaults, ...kMeansDefaults, restarts: 1, silhouetteRows: 20_000 };
        return learnInThread('chooseClusters', { matrix: points, choice }, conduct);
      },
    ],
    [
      'while anomalies are scored',
      'scoring',
      0,
      (conduct) => {
        const model = isolationForest.train(points);
        return learnInThread('scoreIsolation', { model, matrix: lengthened(points, 20) }, conduct);
      },
    ],
    [
      'while columns are permuted',
      'scoring',
      0,
      (conduct) => {
        const [recency, frequency, monetary] = points.columns.map(({ values }) =>
          Float64Array.from(values),
        ) as [Float64Array, Float64Array, Float64Array];
        const member = Float64Array.from(recency.keys());
        const rows = {
          rows: points.rows,
          levels: 2,
          member,
          recency,
          frequency,
          monetary,
          level: data.target,
        };
        const settings = { importance: 'permutation', trees: 30, seed: 1 } as const;
        return learnInThread('levelImportance', { rows, settings }, conduct);
      },
    ],
  ];

  it.each(cases)('%s', { retry: 2 }, async (_, phase, after, work) => {
    expect(await goesOnFor(work, phase, after)).toBeLessThan(2000);
  });
});

describe('the event loop stays free while a logistic regression trains', () => {
  const rows = lengthened(few.matrix, isFull ? 700 : 100);
  const target = Float64Array.from({ length: rows.rows }, (_, row) => few.target[row % 1500]!);
  const work = async () => {
    const model = await learnInThread(
      'trainLogistic',
      { data: { matrix: rows, target }, options: {} },
      { signal },
    );
    expect(model.coefficients.length).toBeGreaterThan(5);
  };

  it('no piece of work takes 50 ms', { retry: 2 }, async ({ skip }) => {
    skip(!tellsPieces, 'the system does not tell processor time of a thread');
    expect(await longestPiece(work)).toBeLessThanOrEqual(50);
  });

  // Says something of a machine with nothing else to do only.
  if (isFull)
    it('99 of 100 turns wait at most 20 ms', { retry: 2 }, async () => {
      expect(await waitOfTurns(work)).toBeLessThanOrEqual(20);
    });

  it('gives what it gives here', async () => {
    const there = await learnInThread('trainLogistic', { data: few, options: {} }, { signal });
    expect(there).toEqual(await logisticRegression.train(few, {}));
  });
});
