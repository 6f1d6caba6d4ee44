import { gradientBoosting, scorableOf } from '../../learners/boosting/gradient_boosting.js';
import { randomForest } from '../../learners/forest/random_forest.js';
import type { Column, Matrix } from '../../learners/matrix.js';
import type { Scorable } from '../../learners/scoring/scorable.js';
import { treeCount } from '../../learners/trees/trees.js';
import { categories, numbers } from './learning_data.js';
import { lightGbmText, shapDictionary } from './tree_exports.js';

export const caseNames = ['numbers', 'forest', 'categories'] as const;
type CaseName = (typeof caseNames)[number];

/** A cell of a row: a number, the text of a category; null is missing. */
type Cell = number | string | null;

/** A stored model, rows, and their contributions by the reference, of each row with the expected score behind them. */
export interface RecordedCase {
  readonly model: unknown;
  readonly rows: readonly (readonly Cell[])[];
  readonly contributions: readonly (readonly number[])[];
}

export type RecordedCases = Readonly<Record<CaseName, RecordedCase>>;

/** The model of a case, and the score that it starts from, of which references know nothing. */
export function modelOf(
  name: CaseName,
  cases: RecordedCases,
): { readonly model: Scorable; readonly start: number } {
  const stored = cases[name].model;
  if (name === 'forest') {
    const { features, trees } = randomForest.fromJSON(stored);
    return { model: { features, trees, start: 0, link: 'mean' }, start: 0 };
  }
  const boosted = gradientBoosting.fromJSON(stored);
  return { model: scorableOf(boosted), start: boosted.bias };
}

/** The rows of a case as learners read them. */
export function matrixOf({ features }: Scorable, rows: RecordedCase['rows']): Matrix {
  const columns = features.map(({ kind, name }, at): Column => {
    const cells = rows.map((row) => row[at] ?? null);
    if (kind === 'number')
      return numbers(
        name,
        cells.map((cell) => (typeof cell === 'number' ? cell : NaN)),
      );
    return categories(
      name,
      cells.map((cell) => (typeof cell === 'string' ? cell : '')),
    );
  });
  return { rows: rows.length, columns };
}

/** A case as `reference/tree_shap.py` takes it: the trees in the reference's form, categories as their bins. */
export function exportedCase(name: CaseName, cases: RecordedCases): unknown {
  const { model } = modelOf(name, cases);
  const rows = cases[name].rows.map((row) =>
    model.features.map((feature, at) => {
      const cell = row[at] ?? null;
      return feature.kind === 'number' ? cell : feature.levels.indexOf(String(cell)) + 1;
    }),
  );
  if (name === 'categories') return { lightgbm: lightGbmText(model), rows };
  return { shap: shapDictionary(model, name === 'forest' ? 1 / treeCount(model.trees) : 1), rows };
}
