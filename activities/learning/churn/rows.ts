import type { PlannedSnapshot, ValidationFold } from '../../../domain/churn/snapshots.js';
import type { Labelled } from '../../../learners/learner.js';
import type { Fold } from '../../../learners/selection/fold.js';

/** Members at snapshots, with what became of them. */
export interface ChurnRows extends Labelled {
  /** Place of each row's snapshot in the plan's, 0, 1, … */
  readonly snapshot: Float64Array;
  /** Number of each row's member, 0, 1, …; the rows of a member share it. */
  readonly member: Float64Array;
}

/** Rows of the snapshots with this use. */
export function rowsOfUse(
  { snapshot }: ChurnRows,
  snapshots: readonly PlannedSnapshot[],
  use: PlannedSnapshot['use'],
): Uint32Array {
  const isUsed = snapshots.map((one) => one.use === use);
  return rowsWhere(snapshot, (place) => isUsed[place] === true);
}

/** The folds of a plan as folds of rows; each validated snapshot is a part. */
export function rowFolds(
  { snapshot }: ChurnRows,
  snapshots: readonly PlannedSnapshot[],
  folds: readonly ValidationFold[],
): Fold[] {
  const rowsOn = snapshots.map((_, place) => rowsWhere(snapshot, (one) => one === place));
  const placesOf = (days: readonly string[]): Uint32Array[] =>
    rowsOn.filter((_, place) => days.includes(snapshots[place]?.on ?? ''));
  return folds.map(({ learned, validated }) => ({
    learned: ascending(placesOf(learned)),
    validated: placesOf(validated),
  }));
}

export const rowsWhere = (values: Float64Array, isWanted: (value: number) => boolean): Uint32Array => {
  const rows = new Uint32Array(values.length);
  let count = 0;
  for (let row = 0; row < values.length; row += 1) if (isWanted(values[row] ?? NaN)) rows[count++] = row;
  return rows.slice(0, count);
};

/** Rows stand in the order of their key, which is what learners take samples by. */
function ascending(lists: readonly Uint32Array[]): Uint32Array {
  const all = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0));
  let next = 0;
  for (const list of lists) {
    all.set(list, next);
    next += list.length;
  }
  return all.sort();
}
