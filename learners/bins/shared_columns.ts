import { checkLengths } from '../checks.js';
import { sharedValues } from '../crew/shared_values.js';
import type { Matrix } from '../matrix.js';

/** A column that threads can read: its memory is shared. Names of levels stay with the caller. */
export type SharedColumn =
  | { readonly kind: 'number'; readonly name: string; readonly values: Float64Array | Float32Array }
  | { readonly kind: 'category'; readonly name: string; readonly codes: Int32Array; readonly levels: number };

/**
 * Columns in shared memory: those that lie there already are taken as they are, others are copied piece by piece.
 * @throws RangeError for a column of another length than the matrix
 */
export async function shareColumns(matrix: Matrix): Promise<SharedColumn[]> {
  checkLengths(matrix);
  const shared: SharedColumn[] = [];
  for (const column of matrix.columns) {
    const { name } = column;
    if (column.kind === 'number')
      shared.push({ kind: 'number', name, values: await sharedValues(column.values) });
    else {
      const { codes, levels } = column;
      shared.push({ kind: 'category', name, codes: await sharedValues(codes), levels: levels.length });
    }
  }
  return shared;
}
