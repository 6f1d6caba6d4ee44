import { LearnerError } from './failure.js';
import type { CategoryColumn, Column, Matrix, NumberColumn } from './matrix.js';

/** The column of numbers of this name. @throws LearnerError MissingColumn, InvalidColumn */
export function numberColumn(matrix: Matrix, name: string): NumberColumn {
  const column = columnOf(matrix, name);
  if (column.kind === 'number') return column;
  throw otherKind(name, 'numbers', 'categories');
}

/** The column of categories of this name. @throws LearnerError MissingColumn, InvalidColumn */
export function categoryColumn(matrix: Matrix, name: string): CategoryColumn {
  const column = columnOf(matrix, name);
  if (column.kind === 'category') return column;
  throw otherKind(name, 'categories', 'numbers');
}

function columnOf({ columns }: Matrix, name: string): Column {
  const column = columns.find((one) => one.name === name);
  if (column !== undefined) return column;
  throw new LearnerError(
    'MissingColumn',
    `The model was trained with the column ${name}, which is not there.`,
    'Give it the columns that it was trained with, or train it anew.',
  );
}

const otherKind = (name: string, trained: string, found: string): LearnerError =>
  new LearnerError(
    'InvalidColumn',
    `The model was trained with ${trained} in the column ${name}; now it holds ${found}.`,
    'Give it the columns that it was trained with, or train it anew.',
  );
