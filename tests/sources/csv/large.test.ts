import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { inFolder, withSource } from '../reading.js';

const rows = 400_000;

/** Some 60 MB. Every seventh row has a field that looks like records itself, quotes and line breaks included. */
function largeCsv(): string {
  const lines = ['n,remark,amount'];
  for (let n = 1; n <= rows; n++) {
    const remark = n % 7 === 0 ? `""${n},x\n${n},y,2\n` : 'p,';
    lines.push(`${n},"${remark.repeat(1 + (n % 50))}",${n % 100}.25`);
  }
  return lines.join('\r\n') + '\r\n';
}

/** Rows, those that stand where their own number says with the remark that was written, and the sum of amounts. */
const findings = `
  select count(*) as rows, sum(cast(amount as decimal(18, 4))) as total,
    count(*) filter (where source_row = cast(n as bigint) + 1 and remark = repeat(
      if(cast(n as bigint) % 7 = 0, '"' || n || e',x\\n' || n || e',y,2\\n', 'p,'),
      cast(1 + cast(n as bigint) % 50 as integer))) as intact`;
/** n mod 100 sums to 4,950 a hundred rows, and each row adds a quarter. */
const total = `${(rows / 100) * 4950 + rows / 4}.0000`;

describe('a large CSV file', () => {
  it.each(['n.csv', 'n.csv.gz'])(
    '%s keeps every row whole and in its place',
    { timeout: 120_000 },
    async (name) => {
      const content = name.endsWith('.gz') ? gzipSync(largeCsv(), { level: 0 }) : largeCsv();
      await inFolder({ [name]: content }, (folder) =>
        withSource(folder, { kind: 'csv', path: name }, async ({ relation, session, progress }) => {
          expect(await session.rows(`${findings} from (${relation.sql})`)).toEqual([
            { rows, total, intact: rows },
          ]);
          expect(progress.length).toBeGreaterThan(10);
          expect(progress.toSorted((a, b) => a - b)).toEqual(progress);
          expect(progress.at(-1)).toBe(rows);
        }),
      );
    },
  );

  it('is given in its order when every line is a record', { timeout: 120_000 }, async () => {
    const lines = Array.from(
      { length: rows },
      (_, i) => `${i + 1},"a remark, of some length, for member ${i}",1\n`,
    );
    await inFolder({ 'n.csv': 'n,remark,amount\n' + lines.join('') }, (folder) =>
      withSource(folder, { kind: 'csv', path: 'n.csv' }, async ({ relation, session }) => {
        await session.run(`copy (${relation.sql}) to '${folder}/staged.parquet'`);
        const staged = await session.rows(`
          select count(*) as rows, count(*) filter (where source_row = file_row_number + 2
            and cast(n as bigint) = file_row_number + 1) as placed from read_parquet('${folder}/staged.parquet')`);
        expect(staged).toEqual([{ rows, placed: rows }]);
      }),
    );
  });

  it('stops when it is cancelled', async () => {
    await inFolder({ 'n.csv': largeCsv() }, async (folder) => {
      const cancelling = new AbortController();
      const opened = () => Promise.reject(new Error('was not cancelled'));
      const reading = withSource(folder, { kind: 'csv', path: 'n.csv' }, opened, cancelling.signal);
      setTimeout(() => {
        cancelling.abort(new Error('cancelled by the test'));
      }, 60);
      await expect(reading).rejects.toThrow('cancelled by the test');
    });
  });
});
