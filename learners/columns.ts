import { LearnerError } from './failure.js';
import type { Column, Matrix } from './matrix.js';

/**
 * The column of this name and kind, as a model was trained with it. Throws `MissingColumn`, and `InvalidColumn` for a
 * number where the model was trained with a category, or the other way round.
 */
export function columnOf<Kind extends Column['kind']>(
  { columns }: Matrix,
  name: string,
  kind: Kind,
): Extract<Column, { kind: Kind }> {
  const isTrained = (column: Column): column is Extract<Column, { kind: Kind }> => column.kind === kind;
  const column = columns.find((one) => one.name === name);
  if (column === undefined) {
    throw new LearnerError(
      'MissingColumn',
      `The model was trained with a column "${name}", which is not there.`,
      'Score with the columns that the model was trained with.',
    );
  }
  if (isTrained(column)) return column;
  throw new LearnerError(
    'InvalidColumn',
    `Column "${name}" is a ${column.kind}; the model was trained with a ${kind}.`,
    'Score with the columns as the model was trained with them, or train it again.',
  );
}
