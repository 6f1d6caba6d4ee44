import { describe, expect, it } from 'vitest';
import { createDuckDb } from '../../engine/duckdb/duckdb.js';
import type { Session } from '../../engine/session.js';
import { inSession } from '../support/session.js';
import { temporaryFolder } from '../support/temporary.js';

const chunksOf = (sql: string): Promise<(readonly Float64Array[])[]> =>
  inSession(async (session) => {
    const chunks: (readonly Float64Array[])[] = [];
    for await (const chunk of session.numbers(sql)) chunks.push(chunk);
    return chunks;
  });

describe('numbers of a query', () => {
  it('come column by column, null as NaN, truth values as 0 and 1', async () => {
    const [chunk, ...others] = await chunksOf(
      `select cast(a as double), b from (values (1.5, true), (null, false), (-0.25, null)) as rows(a, b)`,
    );
    expect(chunk).toEqual([Float64Array.of(1.5, NaN, -0.25), Float64Array.of(1, 0, NaN)]);
    expect(others).toEqual([]);
  });

  it('are the same whether or not a chunk has gaps, over several chunks', async () => {
    const rows = 10_000;
    const chunks = await chunksOf(
      `select cast(i as double), if(i % 33 = 7 and i > 3000, null, i / cast(4 as double)), if(i % 5 = 0, null, i % 2 = 0)
       from range(${rows}) as numbers(i) order by i`,
    );
    expect(chunks.length).toBeGreaterThan(3);
    const column = (at: number) => chunks.flatMap((chunk) => [...chunk[at]!]);
    const each = (value: (i: number) => number) => Array.from({ length: rows }, (_, i) => value(i));
    expect(column(0)).toEqual(each((i) => i));
    expect(column(1)).toEqual(each((i) => (i % 33 === 7 && i > 3000 ? NaN : i / 4)));
    expect(column(2)).toEqual(each((i) => (i % 5 === 0 ? NaN : Number(i % 2 === 0))));
  });

  it('stay what they were when the engine goes on', async () => {
    await inSession(async (session) => {
      const kept: Float64Array[] = [];
      for await (const [numbers] of session.numbers('select cast(i as double) from range(20000) as n(i)'))
        kept.push(numbers!);
      expect(kept.flatMap((numbers) => [...numbers])).toEqual(Array.from({ length: 20_000 }, (_, i) => i));
    });
  });

  it.each([
    ['INTEGER', '1'],
    ['BIGINT', 'cast(1 as bigint)'],
    ['DECIMAL(18,4)', 'cast(1 as decimal(18, 4))'],
    ['FLOAT', 'cast(1 as real)'],
    ['DATE', "date '2026-01-01'"],
    ['VARCHAR', "'1'"],
  ])('are not taken of a column of type %s, even without rows', async (type, value) => {
    await expect(chunksOf(`select ${value} as amount where false`)).rejects.toThrow(
      new RangeError(`Column amount is read as numbers and is ${type}: cast it to double in the query`),
    );
  });

  it('that cannot be computed fail in the middle, and are not taken for the end', async () => {
    await expect(
      chunksOf(`select cast(if(i = 9000, 'nine thousand', '1') as double) from range(10000) as numbers(i)`),
    ).rejects.toThrow('nine thousand');
  });

  it('end with the reason of a cancellation, and are not taken for the end', async () => {
    const reason = new Error('cancelled');
    const controller = new AbortController();
    let isOver = false;
    const read = async (session: Session): Promise<void> => {
      for await (const chunk of session.numbers('select cast(i as double) from range(1000000000) as n(i)')) {
        expect(chunk.length).toBe(1);
        controller.abort(reason);
      }
      isOver = true;
    };
    const options = { temporaryFolder: temporaryFolder(), signal: controller.signal };
    const engine = createDuckDb({ memoryLimit: '128MB', threads: 1 });
    await expect(engine.withSession(options, read)).rejects.toBe(reason);
    expect(isOver).toBe(false);
  });
});
