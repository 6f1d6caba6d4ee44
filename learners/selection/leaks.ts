import { gradientBoosting } from '../boosting/gradient_boosting.js';
import type { Conduct, Labelled } from '../learner.js';
import { rocAuc } from '../metrics/areas.js';
import { rankingOf } from '../metrics/ranking.js';
import { takeLabelled } from '../rows.js';
import { type Fold, validatedRows } from './fold.js';
import { areaAlone } from './single_columns.js';

/** A column that tells the label suspiciously well by itself: it may have been written once the label was known. */
export interface SuspectedLeak {
  readonly column: string;
  /** Area under the ROC curve of the column alone, of a model with it beside all sound columns, and of these alone. */
  readonly alone: number;
  readonly withIt: number;
  readonly without: number;
}

export interface LeakSettings {
  readonly limit: number;
  /** Columns that may tell the label by themselves, such as the silence that its definition is made of. */
  readonly trusted: ReadonlySet<string>;
  /** Number of the group of each row. */
  readonly groups: Float64Array;
  readonly seed: number;
}

/** Enough to show what a column is worth. */
const probe = { trees: 60, leaves: 15, learningRate: 0.15 };

/**
 * Finds columns whose area under the ROC curve alone exceeds a limit.
 *
 * @param rows those that are looked at
 * @param folds the last of them is the one on which the two models are compared
 */
export async function suspectedLeaks(
  data: Labelled,
  rows: Uint32Array,
  folds: readonly Fold[],
  { limit, trusted, groups, seed }: LeakSettings,
  conduct: Conduct,
): Promise<SuspectedLeak[]> {
  const { matrix, target } = data;
  const fold = folds.at(-1);
  const areas = new Map(
    matrix.columns.map((column) => [column.name, areaAlone(column, target, rows, groups)]),
  );
  const suspected = matrix.columns.filter(({ name }) => !trusted.has(name) && (areas.get(name) ?? 0) > limit);
  const sound = matrix.columns.filter((column) => !suspected.includes(column));
  const areaOf = async (columns: typeof sound): Promise<number> => {
    if (columns.length === 0 || fold === undefined) return 0.5;
    const part: Labelled = { matrix: { rows: matrix.rows, columns }, target };
    const model = await gradientBoosting.train(takeLabelled(part, fold.learned), { ...probe, seed }, conduct);
    const validated = takeLabelled(part, validatedRows(fold));
    return rocAuc(
      rankingOf(await gradientBoosting.predict(model, validated.matrix, conduct), validated.target),
    );
  };
  const without = suspected.length === 0 ? 0 : await areaOf(sound);
  const leaks: SuspectedLeak[] = [];
  for (const column of suspected)
    leaks.push({
      column: column.name,
      alone: areas.get(column.name) ?? 0,
      withIt: await areaOf([...sound, column]),
      without,
    });
  return leaks;
}
