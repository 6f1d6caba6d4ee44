import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { MemberflowError } from '../../../contracts/failures.js';
import { createDuckDb } from '../../../engine/duckdb/duckdb.js';
import { readFailure } from '../../../sources/index.js';
import { readFile, writeFile } from 'node:fs/promises';
import { inFolder, rowsOf, rowsOfFile, withSource } from '../reading.js';

/** A folder with Parquet files, each made by a query. */
const withParquet = <T>(
  queries: Readonly<Record<string, string>>,
  work: (folder: string) => Promise<T>,
): Promise<T> =>
  inFolder({}, async (folder) => {
    const options = {
      temporaryFolder: path.join(folder, '.temporary'),
      signal: new AbortController().signal,
    };
    await createDuckDb({ memoryLimit: '1GB', threads: 2 }).withSession(options, async (session) => {
      for (const [name, query] of Object.entries(queries)) {
        await session.run(
          `copy (${query}) to '${path.join(folder, name)}' (format parquet, row_group_size 20480)`,
        );
      }
    });
    return await work(folder);
  });

const failureOf = async (work: Promise<unknown>): Promise<MemberflowError> => {
  const outcome: unknown = await work.catch((error: unknown) => error);
  if (!(outcome instanceof MemberflowError)) throw new Error('no failure', { cause: outcome });
  return outcome;
};

describe('a Parquet file', () => {
  it('keeps the types that it declares, and numbers its rows from 1', async () => {
    const query = `
      select 'A' || i as "order id", cast(i + 0.25 as decimal(18, 4)) as amount, timestamp '2016-02-29 23:59:59' as at,
        [i] as list, 'x'::blob as bytes from range(2) t(i)`;
    await withParquet({ 'o.parquet': query }, (folder) =>
      withSource(folder, { kind: 'parquet', path: 'o.parquet' }, async ({ relation, session }) => {
        expect(relation.columns).toEqual([
          { heading: 'order id', type: 'text' },
          { heading: 'amount', type: 'DECIMAL(18,4)' },
          { heading: 'at', type: 'TIMESTAMP' },
          { heading: 'list', type: 'BIGINT[]' },
          { heading: 'bytes', type: 'BLOB' },
        ]);
        const rows = await session.rows(`select * exclude (list, bytes) from (${relation.sql})`);
        const place = { source_file: 'o.parquet', source_sheet: null };
        const at = '2016-02-29 23:59:59';
        expect(rows).toEqual([
          { ...place, source_row: 1, 'order id': 'A0', amount: '0.2500', at },
          { ...place, source_row: 2, 'order id': 'A1', amount: '1.2500', at },
        ]);
        expect(relation.files).toMatchObject([
          { path: 'o.parquet', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
        ]);
      }),
    );
  });

  it('keeps the order of its rows however many threads read it', async () => {
    const query = "select i + 1 as n, 'x' || i as t from range(300000) t(i)";
    await withParquet({ 'n.parquet': query, 'm.parquet': query }, (folder) =>
      withSource(folder, { kind: 'parquet', path: '?.parquet' }, async ({ relation, session }) => {
        await session.run(`copy (${relation.sql}) to '${folder}/staged' (format parquet)`);
        const [found] = await session.rows(`
          select count(*) as rows, count(*) filter (where source_row = n and file_row_number + 1 =
            n + if(source_file = 'm.parquet', 0, 300000)) as placed from read_parquet('${folder}/staged')`);
        expect(found).toEqual({ rows: 600_000, placed: 600_000 });
      }),
    );
  });

  it.each(["it's [1] *.parquet", '订单?.parquet'])('may be called %s', async (name) => {
    await withParquet({ 'o.parquet': 'select 1 as a' }, async (folder) => {
      const content = await readFile(path.join(folder, 'o.parquet'));
      expect(await rowsOfFile(name, content, { kind: 'parquet' })).toMatchObject([
        { source_file: name, a: 1 },
      ]);
    });
  });

  it('does not take columns from the names of its folders', async () => {
    await withParquet({ 'o.parquet': 'select 1 as a' }, async (folder) => {
      const content = await readFile(path.join(folder, 'o.parquet'));
      const [row] = await rowsOfFile('year=2016/o.parquet', content, { kind: 'parquet' });
      expect(Object.keys(row!).slice(3)).toEqual(['a']);
    });
  });

  it('may have no row', async () => {
    await withParquet({ 'o.parquet': 'select 1 as a limit 0' }, async (folder) => {
      expect(await rowsOf(folder, { kind: 'parquet', path: 'o.parquet' })).toEqual([]);
    });
  });
});

describe('several Parquet files', () => {
  it('are united by column name; a column that one lacks is null there', async () => {
    const queries = {
      'b.parquet': 'select 2.5 as amount, 7 as id',
      'a.parquet': "select 1 as id, 'x' as note",
    };
    await withParquet(queries, async (folder) => {
      const rows = await rowsOf(folder, { kind: 'parquet', path: '*.parquet' });
      expect(rows).toEqual([
        { source_file: 'a.parquet', source_sheet: null, source_row: 1, id: 1, note: 'x', amount: null },
        { source_file: 'b.parquet', source_sheet: null, source_row: 1, id: 7, note: null, amount: '2.5' },
      ]);
    });
  });
});

describe('a Parquet file that cannot be used', () => {
  it.each([
    ['no Parquet', 'a,b\n1,2\n', 'o.parquet is not a Parquet file'],
    ['an empty file', '', 'o.parquet is empty'],
    [
      'a file that is cut off',
      'PAR1 and then nothing',
      'o.parquet is cut off: the end of a Parquet file is missing',
    ],
  ])('%s', async (_, content, message) => {
    const failure = await failureOf(rowsOfFile('o.parquet', content, { kind: 'parquet' }));
    expect([failure.failure, failure.message]).toEqual(['InvalidSource', message]);
  });

  it('a damaged footer', async () => {
    const failure = await failureOf(
      rowsOfFile('o.parquet', 'PAR1' + 'x'.repeat(50) + 'PAR1', { kind: 'parquet' }),
    );
    expect(failure.message).toMatch(/^o\.parquet cannot be read: /);
    expect(failure.cause).toBeInstanceOf(Error);
  });

  it('damaged rows, found when they are read and worded then', async () => {
    await withParquet(
      { 'o.parquet': 'select md5(i::varchar) as a from range(20000) t(i)' },
      async (folder) => {
        const location = path.join(folder, 'o.parquet');
        const content = await readFile(location);
        await writeFile(location, content.fill(0xff, 10, 5000));
        await withSource(folder, { kind: 'parquet', path: 'o.parquet' }, async ({ relation, session }) => {
          const reading = session.rows(`select max(a) from (${relation.sql})`).catch((error: unknown) => {
            throw readFailure(error, relation.files);
          });
          const failure = await failureOf(reading);
          expect([failure.failure, failure.details.places]).toEqual([
            'InvalidSource',
            [{ file: 'o.parquet' }],
          ]);
        });
      },
    );
  });

  it.each(['file_row_number', 'SOURCE_ROW'])(
    'a column %s, which is kept for the place of a row',
    async (name) => {
      await withParquet({ 'o.parquet': `select 1 as ${name}` }, async (folder) => {
        const failure = await failureOf(rowsOf(folder, { kind: 'parquet', path: 'o.parquet' }));
        expect(failure.message).toContain(`o.parquet has a column ${name}`);
      });
    },
  );
});
