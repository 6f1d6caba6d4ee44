import { columnsFor } from '../bins/known_columns.js';
import { breathe } from '../crew/breathe.js';
import { LearnerError } from '../failure.js';
import type { Conduct, StoredModel } from '../learner.js';
import type { Column, Matrix } from '../matrix.js';
import { openStored } from '../model/envelope.js';
import { randomStream, sampledRows } from '../random.js';
import type { IsolationTree } from './isolation_tree.js';
import { growIsolationTree, meanPathLength, pathLength } from './isolation_tree.js';
import type { IsolationOptions } from './options.js';
import { isolationOptions } from './options.js';
import type { Reading } from './readings.js';
import { readColumn, readingOf } from './readings.js';
import { restoreIsolationTree, restoreReadings, storeIsolationTree, storeReadings } from './stored.js';

/** An isolation forest. */
export interface IsolationForest {
  readonly options: IsolationOptions;
  /** Rows that a tree was really grown from. */
  readonly sample: number;
  readonly readings: readonly Reading[];
  readonly trees: readonly IsolationTree[];
}

const format = 'isolation forest';
const version = 1;
/** Rows that are scored before the event loop turns. */
const block = 512;

/**
 * Isolation forest (Liu, Ting & Zhou 2008): rows that random cuts soon set apart are anomalies. It learns without
 * outcomes, from a few rows a tree, in the calling thread: some ten milliseconds for a hundred trees.
 */
export const isolationForest = {
  name: format,

  /** Throws `TooFewRows` for less than two, `NoFeatures` without columns, `InvalidValue` for an infinite value. */
  train: (matrix: Matrix, given: Partial<IsolationOptions> = {}): IsolationForest => {
    const options = isolationOptions(given);
    if (matrix.rows < 2)
      throw new LearnerError(
        'TooFewRows',
        `An isolation forest compares rows, and there ${matrix.rows === 1 ? 'is 1' : 'are none'}.`,
        'Widen what is selected.',
      );
    if (matrix.columns.length === 0)
      throw new LearnerError('NoFeatures', 'There are no columns to compare rows by.', 'Name some.');
    const readings = matrix.columns.map(readingOf);
    const reads = readersOf(readings, matrix.columns);
    const sample = Math.min(options.sample, matrix.rows);
    const trees = Array.from({ length: options.trees }, (_, tree) => {
      const random = randomStream(options.seed, tree);
      return growIsolationTree(reads, sampledRows(matrix.rows, sample, random), random);
    });
    return { options, sample, readings, trees };
  },

  /**
   * How anomalous each row is, in (0, 1): 2^(−path length / mean path length); about 0.5 is ordinary. Throws
   * `MissingColumn`, `InvalidColumn`, `InvalidValue`, and `Cancelled` within a block of rows.
   */
  predict: async (
    { readings, trees, sample }: IsolationForest,
    matrix: Matrix,
    { signal, onProgress }: Omit<Conduct, 'crew'> = {},
  ): Promise<Float64Array> => {
    const reads = readersOf(readings, columnsFor(readings, matrix));
    const scores = new Float64Array(matrix.rows);
    const usual = meanPathLength(sample);
    for (let row = 0; row < matrix.rows; row += 1) {
      if (row % block === 0 && row > 0) {
        onProgress?.({ phase: 'scoring', done: row, of: matrix.rows });
        await breathe();
        if (signal?.aborted)
          throw new LearnerError('Cancelled', 'Scoring was cancelled.', 'Start it again when wanted.');
      }
      let length = 0;
      for (const tree of trees) length += pathLength(tree, reads, row);
      scores[row] = 2 ** (-length / trees.length / usual);
    }
    return scores;
  },

  toJSON: ({ options, sample, readings, trees }: IsolationForest): StoredModel => ({
    format,
    version,
    ...{ options, sample, readings: storeReadings(readings), trees: trees.map(storeIsolationTree) },
  }),

  /** Throws `UnreadableModel` for a document that is damaged, of another learner, or of a newer version. */
  fromJSON: (stored: unknown): IsolationForest =>
    openStored(stored, format, version, ({ options, sample, readings, trees }): IsolationForest => {
      if (typeof sample !== 'number' || !Array.isArray(trees)) throw new RangeError('no trees');
      const restored = restoreReadings(readings);
      return {
        options: isolationOptions(options as Partial<IsolationOptions>),
        sample,
        readings: restored,
        trees: trees.map((tree) => restoreIsolationTree(tree, restored.length)),
      };
    }),
};

const readersOf = (readings: readonly Reading[], columns: readonly Column[]): ((row: number) => number)[] =>
  columns.flatMap((column, at) => {
    const reading = readings[at];
    return reading ? [readColumn(reading, column)] : [];
  });
