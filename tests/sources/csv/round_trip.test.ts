import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDuckDb } from '../../../engine/duckdb/duckdb.js';
import { openSource } from '../../../sources/index.js';
import { sourceSchema } from '../../../config/schema.js';
import { inFolder } from '../reading.js';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Cells that provoke a CSV parser: marks of its own, spaces, line breaks, nothing, Chinese, emoji. */
const piece = fc.constantFrom(
  ',',
  '"',
  '\n',
  '\r\n',
  '\r',
  ' ',
  'a',
  '1.5',
  '会员',
  '🛒',
  "'",
  ';',
  '\\',
  '#',
  '-',
);
const cell = fc.record({
  text: fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join('')),
  quoted: fc.boolean(),
  spaces: fc.tuple(fc.nat(2), fc.nat(2)),
});
const lineBreak = fc.constantFrom('\n', '\r\n', '\r');
const table = fc.integer({ min: 2, max: 4 }).chain((width) =>
  fc.record({
    headings: fc.constant(['订单号', 'b b', 'C', 'd'].slice(0, width)),
    rows: fc.array(fc.record({ cells: fc.array(cell, { minLength: width, maxLength: width }), lineBreak }), {
      maxLength: 30,
    }),
    endless: fc.boolean(),
  }),
);

type Cell = Readonly<{ text: string; quoted: boolean; spaces: readonly [number, number] }>;

/** A field as some program may write it: quoted when it must be, or when it likes to. */
function written({ text, quoted, spaces: [before, after] }: Cell): string {
  if (!quoted && !/[",\r\n]/.test(text) && text.trim() === text) return text;
  return ' '.repeat(before) + '"' + text.replaceAll('"', '""') + '"' + ' '.repeat(after);
}

describe('what any program writes as CSV', () => {
  it('is read back cell for cell', async () => {
    await inFolder({}, async (folder) => {
      const signal = new AbortController().signal;
      const source = sourceSchema.parse({ kind: 'csv', path: 'o.csv' });
      await createDuckDb({ memoryLimit: '1GB', threads: 2 }).withSession(
        { temporaryFolder: path.join(folder, 'temporary'), signal },
        async (session) => {
          const context = {
            baseFolder: folder,
            spoolFolder: folder,
            session,
            signal,
            onProgress: () => undefined,
          };
          await fc.assert(
            fc.asyncProperty(table, async ({ headings, rows, endless }) => {
              const lines = rows.map((row) => row.cells.map(written).join(',') + row.lineBreak);
              const text = headings.join(',') + '\n' + lines.join('');
              await writeFile(path.join(folder, 'o.csv'), endless ? text.replace(/[\r\n]+$/, '') : text);
              const relation = await openSource(source, context);
              const read = await session.rows(relation.sql);
              expect(read.map((row) => Object.values(row).slice(3))).toEqual(
                rows.map((row) => row.cells.map(({ text }) => (text === '' ? null : text))),
              );
              expect(read.map((row) => row['source_row'])).toEqual(rows.map((_, i) => i + 2));
            }),
            { numRuns: 120 },
          );
        },
      );
    });
  });
});
