import { MemberflowError } from '../contracts/failures.js';
import type { Parameters, Session } from './session.js';

/** A column of numbers in memory that threads share; null is NaN. */
export interface NumbersRead {
  readonly kind: 'number';
  readonly name: string;
  readonly values: Float64Array | Float32Array;
}

/** Rows column by column, in the form of a learner's matrix. */
export interface ColumnsRead {
  readonly rows: number;
  readonly columns: readonly NumbersRead[];
}

/**
 * Reads a query's numbers into one array a column, in shared memory, so that threads learn from them without a copy.
 *
 * @param rows of the query: the arrays are made before it runs
 * @param names of the columns read, in the order of the query
 * @param width bits of a number: 32 hold some seven digits in half the memory
 * @throws MemberflowError OutOfMemory; RangeError where the query gives other rows or columns, or columns that are no
 * numbers (see `Session.numbers`)
 */
export async function readColumns(
  session: Session,
  sql: string,
  rows: number,
  names: readonly string[],
  parameters: Parameters = {},
  width: 32 | 64 = 64,
): Promise<ColumnsRead> {
  const columns = openColumns(names, rows, width);
  let read = 0;
  for await (const chunk of session.numbers(sql, parameters)) {
    if (chunk.length !== columns.length)
      throw new RangeError(`the query gives ${chunk.length} columns, not ${columns.length}`);
    const [first] = chunk;
    const end = read + (first?.length ?? 0);
    if (end > rows) throw new RangeError(`the query gives more than the ${rows} rows that were counted`);
    for (const [at, { values }] of columns.entries()) values.set(chunk[at] ?? [], read);
    read = end;
  }
  if (read < rows) throw new RangeError(`the query gives ${read} of the ${rows} rows that were counted`);
  return { rows, columns };
}

function openColumns(names: readonly string[], rows: number, width: 32 | 64): readonly NumbersRead[] {
  const bytes = (rows * width) / 8;
  try {
    return names.map((name) => {
      const memory = new SharedArrayBuffer(bytes);
      const values = width === 64 ? new Float64Array(memory) : new Float32Array(memory);
      return { kind: 'number', name, values };
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const megabytes = Math.ceil((bytes * names.length) / 2 ** 20);
    throw new MemberflowError(
      'OutOfMemory',
      `${names.length} columns of ${rows} rows take ${megabytes} MB of memory, and the machine refuses it`,
      { remedy: 'Give the worker more memory, or let it read fewer rows or columns.' },
      { cause: error },
    );
  }
}
