import { checkCount } from './checks.js';
import { LearnerError } from './failure.js';
import { randomStream, shuffle, shuffledRows } from './random.js';
import { rowsWhere } from './rows.js';

/** Parts of the rows, each held out once: `held[f]` and `kept[f]` are the rows of fold f and all others, ascending. */
export interface Folds {
  readonly count: number;
  /** Number of the fold of each row. */
  readonly of: Uint8Array;
}

/** Rows of one fold, ascending. */
export const heldRows = ({ of }: Folds, fold: number): Uint32Array => rowsWhere(of, (one) => one === fold);

/** Rows of all other folds, ascending. */
export const keptRows = ({ of }: Folds, fold: number): Uint32Array => rowsWhere(of, (one) => one !== fold);

/**
 * Folds with as many rows of each class as can be: the rows of a class are dealt out in a random order, each class
 * beginning where the one before ended, so that the folds' sizes differ by one at most.
 *
 * @param classes 0, 1, … of each row
 * @param count of folds, 2 … 255
 * @throws LearnerError TooFewRows where a class has fewer rows than there are folds
 */
export function stratifiedFolds(classes: ArrayLike<number>, count: number, seed: number): Folds {
  checkCount('folds', count, 2, 255);
  const of = new Uint8Array(classes.length);
  const byClass = new Map<number, number[]>();
  for (const row of shuffledRows(classes.length, randomStream(seed))) {
    const label = classes[row] ?? 0;
    const rows = byClass.get(label);
    if (rows === undefined) byClass.set(label, [row]);
    else rows.push(row);
  }
  let dealt = 0;
  for (const [label, rows] of [...byClass].sort(([a], [b]) => a - b)) {
    if (rows.length < count) {
      throw new LearnerError(
        'TooFewRows',
        `Only ${rows.length} rows have the label ${label}, too few for ${count} folds.`,
        'Take a longer period, or fewer folds.',
      );
    }
    for (const row of rows) of[row] = dealt++ % count;
  }
  return { count, of };
}

/**
 * Folds that keep the rows of a group together, of about the same size: the largest group first, each to the smallest
 * fold; groups of one size in a random order.
 *
 * @param groups number of the group of each row
 * @param count of folds, 2 … 255
 * @throws LearnerError TooFewRows where there are fewer groups than folds
 */
export function groupedFolds(groups: Int32Array, count: number, seed: number): Folds {
  checkCount('folds', count, 2, 255);
  const sizes = new Map<number, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  if (sizes.size < count) {
    throw new LearnerError(
      'TooFewRows',
      `${count} folds need as many groups of rows; there are ${sizes.size}.`,
      'Take a longer period, or fewer folds.',
    );
  }
  const order = Int32Array.from(sizes.keys()).sort();
  shuffle(order, randomStream(seed));
  const sizeOf = (group: number) => sizes.get(group) ?? 0;
  const filled = new Array<number>(count).fill(0);
  const foldOf = new Map<number, number>();
  for (const group of [...order].sort((a, b) => sizeOf(b) - sizeOf(a))) {
    const smallest = filled.indexOf(Math.min(...filled));
    filled[smallest] = (filled[smallest] ?? 0) + sizeOf(group);
    foldOf.set(group, smallest);
  }
  return { count, of: Uint8Array.from(groups, (group) => foldOf.get(group) ?? 0) };
}
