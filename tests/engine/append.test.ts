import { describe, expect, it } from 'vitest';
import { inSession } from '../support/session.js';

describe('numbers that are appended to a table', () => {
  it('stand in it to the last bit, beyond the rows of a chunk', async () => {
    const rows = 5_000;
    const numbers = Float64Array.from({ length: rows }, (_, row) => Math.sin(row));
    await inSession(async (session) => {
      await session.run('create temp table appended (place double, value double)');
      await session.append('appended', [numbers.map((_, row) => row), numbers]);
      const [row] = await session.rows(
        'select count(*) as row_count, count(distinct place) as places, max(place) as last_place from appended',
      );
      expect(row).toEqual({ row_count: rows, places: rows, last_place: rows - 1 });
      const some = await session.rows(
        'select value from appended where place in (0, 2047, 2048, 4999) order by place',
      );
      expect(some.map(({ value }) => value)).toEqual([0, 2_047, 2_048, 4_999].map(Math.sin));
    });
  });

  it('are refused where columns differ in length', async () => {
    await inSession(async (session) => {
      await session.run('create temp table appended (place double, value double)');
      await expect(session.append('appended', [new Float64Array(2), new Float64Array(3)])).rejects.toThrow(
        'different lengths',
      );
    });
  });
});
