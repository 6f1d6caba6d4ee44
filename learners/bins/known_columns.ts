import { columnOf } from '../columns.js';
import type { CategoryColumn, Column, Matrix } from '../matrix.js';
import type { CategoryBins, FeatureBins } from './feature_bins.js';

/** The columns of a model's features, found by name. Throws `MissingColumn` and `InvalidColumn`. */
export const columnsFor = (
  features: readonly Pick<FeatureBins, 'name' | 'kind'>[],
  matrix: Matrix,
): Column[] => features.map(({ name, kind }) => columnOf(matrix, name, kind));

/** Bin of each code of a column, whose levels may stand in another order than in training, or be new. */
export function binsOfLevels({ levels, others }: CategoryBins, column: CategoryColumn): Uint8Array {
  const binOf = new Map(levels.map((level, at) => [level, at + 1]));
  const unknown = others ? levels.length + 1 : 0;
  return Uint8Array.from(column.levels, (level) => binOf.get(level) ?? unknown);
}
