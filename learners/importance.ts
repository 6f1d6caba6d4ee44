import { checkCount } from './checks.js';
import type { Column, Matrix } from './matrix.js';
import { randomStream, shuffledRows } from './random.js';
import { takeRows } from './rows.js';
import type { Watch } from './watch.js';

/** How much worse a model is without what a column says. */
export interface PermutedImportance {
  readonly column: string;
  /** Mean fall of the score over the repeats; near 0, or below, for a column that tells nothing. */
  readonly mean: number;
  /** Standard deviation of the fall over the repeats. */
  readonly deviation: number;
}

export interface ImportanceOptions {
  readonly repeats: number;
  readonly seed: number;
}

export const importanceDefaults: ImportanceOptions = { repeats: 5, seed: 1 };

/**
 * Importance of columns by permutation (Breiman 2001; Fisher, Rudin & Dominici 2019): the fall of a score when the
 * column's values are dealt out anew among the rows. Columns that say the same share their importance, or lose it.
 *
 * @param heldOut rows that the model was not trained with
 * @param scoreOf how good any model is on these rows with other columns; the greater the better
 * @throws LearnerError InvalidOption, and what `scoreOf` throws
 */
export async function permutedImportance(
  heldOut: Matrix,
  scoreOf: (matrix: Matrix) => Promise<number>,
  { repeats, seed }: ImportanceOptions,
  watch: Watch,
): Promise<PermutedImportance[]> {
  checkCount('repeats', repeats, 1);
  const score = await scoreOf(heldOut);
  const found: PermutedImportance[] = [];
  for (const [position, column] of heldOut.columns.entries()) {
    const falls: number[] = [];
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      watch(position * repeats + repeat, heldOut.columns.length * repeats);
      const order = shuffledRows(heldOut.rows, randomStream(seed, position * repeats + repeat));
      falls.push(score - (await scoreOf(withColumn(heldOut, position, permuted(column, order)))));
    }
    const mean = falls.reduce((sum, fall) => sum + fall, 0) / repeats;
    const squares = falls.reduce((sum, fall) => sum + (fall - mean) ** 2, 0);
    found.push({ column: column.name, mean, deviation: Math.sqrt(squares / repeats) });
  }
  return found;
}

const permuted = (column: Column, order: Uint32Array): Column =>
  takeRows({ rows: order.length, columns: [column] }, order).columns[0] ?? column;

const withColumn = ({ rows, columns }: Matrix, position: number, column: Column): Matrix => ({
  rows,
  columns: columns.with(position, column),
});
