import { describe, expect, it } from 'vitest';
import { readColumns } from '../../engine/read_columns.js';
import type { Matrix } from '../../learners/matrix.js';
import { inSession } from '../support/session.js';

const query = 'select cast(i as double), i % 2 = 0 from range($rows) as numbers(i) order by i';

describe('columns of a query', () => {
  it('are read into shared memory, as a matrix that learners take', async () => {
    const matrix: Matrix = await inSession((session) =>
      readColumns(session, query, 5000, ['number', 'even'], { rows: 5000 }),
    );
    expect(matrix.rows).toBe(5000);
    expect(matrix.columns.map(({ kind, name }) => [kind, name])).toEqual([
      ['number', 'number'],
      ['number', 'even'],
    ]);
    const [number, even] = matrix.columns;
    if (number?.kind !== 'number' || even?.kind !== 'number') throw new RangeError('no numbers');
    expect(number.values).toEqual(Float64Array.from({ length: 5000 }, (_, i) => i));
    expect(even.values.subarray(0, 4)).toEqual(Float64Array.of(1, 0, 1, 0));
    expect(number.values.buffer).toBeInstanceOf(SharedArrayBuffer);
  });

  it('take half the memory where 32 bits are asked for', async () => {
    const { columns } = await inSession((session) =>
      readColumns(session, 'select cast(0.1 as double)', 1, ['share'], {}, 32),
    );
    expect(columns[0]?.values).toEqual(Float32Array.of(0.1));
  });

  it('of no rows are empty', async () => {
    const read = await inSession((session) => readColumns(session, query, 0, ['a', 'b'], { rows: 0 }));
    expect(read.columns.map(({ values }) => values.length)).toEqual([0, 0]);
  });

  it.each([
    [4, ['a', 'b'], 'the query gives more than the 4 rows that were counted'],
    [6, ['a', 'b'], 'the query gives 5 of the 6 rows that were counted'],
    [5, ['a'], 'the query gives 2 columns, not 1'],
  ])('of other rows or columns than were told are refused', async (rows, names, message) => {
    await expect(
      inSession((session) => readColumns(session, query, rows, names, { rows: 5 })),
    ).rejects.toThrow(new RangeError(message));
  });

  it('that the machine has no memory for are refused by name', async () => {
    const rows = 2 ** 43;
    await expect(
      inSession((session) => readColumns(session, query, rows, ['a', 'b'], { rows })),
    ).rejects.toMatchObject({
      failure: 'OutOfMemory',
      message: '2 columns of 8796093022208 rows take 134217728 MB of memory, and the machine refuses it',
    });
  });
});
