import { LearnerError } from '../failure.js';
import type { CategoryColumn, Column, Matrix } from '../matrix.js';
import type { CategoryBins, FeatureBins } from './feature_bins.js';

/**
 * The columns of a model's features, found by name. Throws `MissingColumn`, and `InvalidColumn` for a number where the
 * model was trained with a category, or the other way round.
 */
export function columnsFor(
  features: readonly Pick<FeatureBins, 'name' | 'kind'>[],
  { columns }: Matrix,
): Column[] {
  const byName = new Map(columns.map((column) => [column.name, column]));
  return features.map(({ name, kind }) => {
    const column = byName.get(name);
    if (column?.kind === kind) return column;
    if (!column)
      throw new LearnerError(
        'MissingColumn',
        `The model was trained with a column "${name}", which is not there.`,
        'Score with the columns that the model was trained with.',
      );
    throw new LearnerError(
      'InvalidColumn',
      `Column "${name}" is a ${column.kind}; the model was trained with a ${kind}.`,
      'Score with the columns as the model was trained with them, or train it again.',
    );
  });
}

/** Bin of each code of a column, whose levels may stand in another order than in training, or be new. */
export function binsOfLevels({ levels, others }: CategoryBins, column: CategoryColumn): Uint8Array {
  const binOf = new Map(levels.map((level, at) => [level, at + 1]));
  const unknown = others ? levels.length + 1 : 0;
  return Uint8Array.from(column.levels, (level) => binOf.get(level) ?? unknown);
}
