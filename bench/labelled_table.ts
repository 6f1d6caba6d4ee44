import type { Labelled } from '../learners/learner.js';
import type { Column } from '../learners/matrix.js';

/** A table as `learners_quality.py` writes it. */
export interface LabelledTable {
  readonly columns: readonly (
    | { readonly kind: 'number'; readonly name: string; readonly values: readonly (number | null)[] }
    | {
        readonly kind: 'category';
        readonly name: string;
        readonly levels: readonly string[];
        readonly codes: readonly number[];
      }
  )[];
  readonly target: readonly number[];
}

/** All rows of a table. */
export const labelledTable = ({ columns, target }: LabelledTable): Labelled => ({
  matrix: {
    rows: target.length,
    columns: columns.map((column): Column =>
      column.kind === 'category'
        ? { ...column, codes: Int32Array.from(column.codes) }
        : { ...column, values: Float64Array.from(column.values, (value) => value ?? NaN) },
    ),
  },
  target: Float64Array.from(target),
});
