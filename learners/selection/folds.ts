import { LearnerError } from '../failure.js';
import { groupedFolds, heldRows, keptRows } from '../folds.js';
import type { Fold } from './fold.js';

/** Parts whose rows are held out in turn where no time orders them. */
const parts = 3;

/** Folds whose rows to learn from have both classes, and that have a part to predict which has both. */
export const tellingFolds = (folds: readonly Fold[], target: Float64Array): Fold[] =>
  folds.filter(
    ({ learned, validated }) =>
      hasBothClasses(learned, target) && validated.some((part) => hasBothClasses(part, target)),
  );

/**
 * Folds of some rows by groups, such as members, for rows that time does not order.
 * @throws LearnerError TooFewRows
 */
export function foldsByGroup(
  rows: Uint32Array,
  groups: Float64Array,
  target: Float64Array,
  seed: number,
): Fold[] {
  const folds = groupedFolds(
    Int32Array.from(rows, (row) => groups[row] ?? 0),
    parts,
    seed,
  );
  const among = (places: Uint32Array): Uint32Array => places.map((place) => rows[place] ?? 0);
  const telling = tellingFolds(
    Array.from({ length: parts }, (_, fold) => ({
      learned: among(keptRows(folds, fold)),
      validated: [among(heldRows(folds, fold))],
    })),
    target,
  );
  if (telling.length > 0) return telling;
  throw new LearnerError(
    'TooFewRows',
    'There are too few rows of one class to compare ways of learning.',
    'Take a longer period.',
  );
}

/** The same folds with an even part of the groups, so that about `most` rows are left of all. */
export function thinnedFolds(folds: readonly Fold[], groups: Float64Array, most: number): readonly Fold[] {
  const rows = Math.max(
    ...folds.map(({ learned, validated }) =>
      validated.reduce((sum, part) => sum + part.length, learned.length),
    ),
  );
  if (rows <= most) return folds;
  const share = most / rows;
  const isKept = (row: number): boolean => {
    const group = groups[row] ?? 0;
    return Math.floor((group + 1) * share) > Math.floor(group * share);
  };
  return folds.map(({ learned, validated }) => ({
    learned: learned.filter(isKept),
    validated: validated.map((part) => part.filter(isKept)),
  }));
}

function hasBothClasses(rows: Uint32Array, target: Float64Array): boolean {
  const [first] = rows;
  return first !== undefined && rows.some((row) => target[row] !== target[first]);
}
