/**
 * A column of numbers.
 *
 * `values`: one a row; NaN is missing. Infinite values are refused where a learner reads them.
 */
export interface NumberColumn {
  readonly kind: 'number';
  readonly name: string;
  readonly values: Float64Array | Float32Array;
}

/**
 * A column of categories.
 *
 * `codes`: one a row, an index into `levels`; −1 is missing or a category that `levels` does not have.
 */
export interface CategoryColumn {
  readonly kind: 'category';
  readonly name: string;
  readonly codes: Int32Array;
  readonly levels: readonly string[];
}

export type Column = NumberColumn | CategoryColumn;

/** Features of rows, column by column; every column has `rows` entries. Memory may be shared between threads. */
export interface Matrix {
  readonly rows: number;
  readonly columns: readonly Column[];
}
