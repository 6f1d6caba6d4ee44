import type { PlannedSnapshot, ValidationFold } from '../../../domain/churn/snapshots.js';
import type { Labelled } from '../../../learners/learner.js';
import { joinedRows, rowsWhere } from '../../../learners/rows.js';
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
    // Rows stand in the order of their key, which is what learners take samples by.
    learned: joinedRows(placesOf(learned)).sort(),
    validated: placesOf(validated),
  }));
}
