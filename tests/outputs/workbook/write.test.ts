import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises';
import { readXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import { excelLimits, type SheetContent, type SheetRow } from '../../../outputs/workbook/content.js';
import { writeWorkbook } from '../../../outputs/workbook/write.js';
import { batchesOf, everyKind, inFolder, sheetOf, undisturbed, workbookOf } from './content.js';
import { readParts } from './parts.js';

/** Names and rows of the sheets, as another reader sees them; trailing empty cells left out. */
async function readSheets(path: string) {
  const { sheets } = await readXlsx(await readFile(path));
  return sheets.map(({ name, rows }) => ({
    name,
    rows: rows.map((row) => row.filter((cell) => cell !== null)),
  }));
}

async function written(folder: string, sheets: readonly SheetContent[], limits = excelLimits) {
  const path = join(folder, 'book.xlsx');
  return await writeWorkbook(path, workbookOf(...sheets), undisturbed, limits);
}

const numbered = (count: number): readonly SheetRow[] =>
  Array.from({ length: count }, (_, i) => [`row ${i + 1}`]);

describe('writeWorkbook', () => {
  it('puts title, notes, headings and rows in their places', () =>
    inFolder(async (folder) => {
      const row = ['00017850', 3, '1299.0000', 0.5, 0.25, '2016-12-31', '2016-12-31 12:00:00'];
      const { path } = await written(folder, [
        sheetOf([row], everyKind, {
          name: 'orders',
          title: 'Orders 2016',
          notes: ['One row an order', 'In CNY'],
        }),
      ]);
      expect(await readSheets(path)).toEqual([
        {
          name: 'orders',
          rows: [
            ['Orders 2016'],
            ['One row an order'],
            ['In CNY'],
            [''],
            ['text', 'integer', 'money', 'number', 'share', 'date', 'timestamp'],
            ['00017850', 3, 1299, 0.5, 0.25, new Date('2016-12-31'), new Date('2016-12-31T12:00:00Z')],
          ],
        },
      ]);
    }));

  it('tells bytes and hash of the file, which the same rows always give, whatever their batches', () =>
    inFolder(async (folder) => {
      const rows = numbered(2500);
      const first = await written(folder, [sheetOf(rows)]);
      const file = await readFile(first.path);
      expect(first.bytes).toBe(file.length);
      expect(first.sha256).toBe(createHash('sha256').update(file).digest('hex'));
      const second = await written(folder, [sheetOf(rows, undefined, { rows: batchesOf(rows, 777) })]);
      expect(second).toEqual(first);
      expect(await readdir(folder)).toEqual(['book.xlsx']);
    }));

  it('says on a sheet without rows that it has none, and gives its table an empty row', () =>
    inFolder(async (folder) => {
      const { path } = await written(folder, [sheetOf([])]);
      expect(await readSheets(path)).toEqual([
        { name: 'orders', rows: [['Orders'], ['No rows.'], ['text']] },
      ]);
      expect((await readParts(path)).get('xl/tables/table1.xml')).toContain('ref="A3:A4"');
    }));

  it('splits rows that do not fit over numbered sheets, each saying which rows it holds and where the others are', () =>
    inFolder(async (folder) => {
      const sheets = [sheetOf(numbered(7)), sheetOf(numbered(1), undefined, { name: 'orders (2)' })];
      const { path } = await written(folder, sheets, { ...excelLimits, rows: 6 });
      expect(await readSheets(path)).toEqual([
        {
          name: 'orders',
          rows: [
            ['Orders'],
            ['Rows 1 to 3. Excel holds no more on one sheet: continued on sheet “orders (3)”.'],
            ['text'],
            ['row 1'],
            ['row 2'],
            ['row 3'],
          ],
        },
        {
          name: 'orders (3)',
          rows: [
            ['Orders'],
            [
              'Rows 4 to 6. Continued from sheet “orders”. Excel holds no more on one sheet: continued on sheet “orders (4)”.',
            ],
            ['text'],
            ['row 4'],
            ['row 5'],
            ['row 6'],
          ],
        },
        {
          name: 'orders (4)',
          rows: [['Orders'], ['Rows 7 to 7. Continued from sheet “orders (3)”.'], ['text'], ['row 7']],
        },
        { name: 'orders (2)', rows: [['Orders'], [''], ['text'], ['row 1']] },
      ]);
    }));

  it('does not split rows that just fit', () =>
    inFolder(async (folder) => {
      const { path } = await written(folder, [sheetOf(numbered(3))], { ...excelLimits, rows: 6 });
      expect((await readSheets(path)).map(({ name }) => name)).toEqual(['orders']);
    }));

  it('speaks the language of the locale', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'book.xlsx');
      await writeWorkbook(path, { ...workbookOf(sheetOf([])), locale: 'zh-CN' }, undisturbed);
      expect((await readSheets(path))[0]!.rows[1]).toEqual(['没有数据。']);
    }));

  it('reports the rows written over all sheets', () =>
    inFolder(async (folder) => {
      const seen: number[] = [];
      const context = { ...undisturbed, onProgress: (rows: number) => seen.push(rows) };
      await writeWorkbook(
        join(folder, 'a.xlsx'),
        workbookOf(sheetOf(numbered(5)), sheetOf(numbered(4))),
        context,
      );
      expect(seen.at(-1)).toBe(9);
      expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    }));

  it('leaves the event loop turns while it writes, even for a single batch of all rows', () =>
    inFolder(async (folder) => {
      const rows = numbered(60_000);
      let turns = 0;
      const counting = setInterval(() => {
        turns += 1;
      });
      await written(folder, [sheetOf(rows, undefined, { rows: batchesOf(rows, rows.length) })]);
      clearInterval(counting);
      expect(turns).toBeGreaterThan(20);
    }));

  it('stops when it is cancelled, with the signal’s own reason, and leaves nothing', () =>
    inFolder(async (folder) => {
      const controller = new AbortController();
      const reason = new Error('the run was cancelled');
      let released = false;
      async function* endless(): AsyncGenerator<readonly SheetRow[]> {
        try {
          for (;;) {
            await turn();
            yield numbered(100);
          }
        } finally {
          released = true;
        }
      }
      const writing = writeWorkbook(
        join(folder, 'a.xlsx'),
        workbookOf(sheetOf([], undefined, { rows: endless() })),
        {
          signal: controller.signal,
          onProgress: (rows) => {
            if (rows > 5000) controller.abort(reason);
          },
        },
      );
      await expect(writing).rejects.toBe(reason);
      await pause(0);
      expect(released).toBe(true);
      expect(await readdir(folder)).toEqual([]);
    }));

  it('stops at once when it is cancelled while the source is busy', () =>
    inFolder(async (folder) => {
      const controller = new AbortController();
      const reason = new Error('the run was cancelled');
      async function* stuck(): AsyncGenerator<readonly SheetRow[]> {
        yield numbered(3000);
        setTimeout(() => {
          controller.abort(reason);
        }, 20);
        await new Promise(() => undefined);
      }
      const context = { ...undisturbed, signal: controller.signal };
      const content = workbookOf(sheetOf([], undefined, { rows: stuck() }));
      await expect(writeWorkbook(join(folder, 'a.xlsx'), content, context)).rejects.toBe(reason);
      expect(await readdir(folder)).toEqual([]);
    }));

  it('writes nothing when it is cancelled before it begins', () =>
    inFolder(async (folder) => {
      const reason = new Error('the run was cancelled');
      const context = { ...undisturbed, signal: AbortSignal.abort(reason) };
      await expect(writeWorkbook(join(folder, 'a.xlsx'), workbookOf(sheetOf([])), context)).rejects.toBe(
        reason,
      );
      expect(await readdir(folder)).toEqual([]);
    }));

  it('passes on what the rows throw, and leaves nothing', () =>
    inFolder(async (folder) => {
      async function* broken(): AsyncGenerator<readonly SheetRow[]> {
        yield numbered(3000);
        await turn();
        throw new Error('the query failed');
      }
      const writing = written(folder, [sheetOf([], undefined, { rows: broken() })]);
      await expect(writing).rejects.toThrow('the query failed');
      expect(await readdir(folder)).toEqual([]);
    }));

  it('refuses an archive that would grow too large, and leaves nothing', () =>
    inFolder(async (folder) => {
      const writing = written(folder, [sheetOf(numbered(2000))], { ...excelLimits, bytes: 20_000 });
      await expect(writing).rejects.toMatchObject({ failure: 'InvalidInput' });
      expect(await readdir(folder)).toEqual([]);
    }));

  it('refuses a workbook without sheets and a sheet without columns', () =>
    inFolder(async (folder) => {
      await expect(written(folder, [])).rejects.toThrow('A workbook needs a sheet');
      await expect(written(folder, [sheetOf([], [])])).rejects.toThrow('Sheet orders has 0 columns');
      expect(await readdir(folder)).toEqual([]);
    }));

  it('makes the archive one that mail filters know as a workbook', () =>
    inFolder(async (folder) => {
      const { path } = await written(folder, [sheetOf([])]);
      const names = [...(await readParts(path)).keys()];
      expect(names.slice(0, 3)).toEqual(['_rels/.rels', 'docProps/core.xml', 'xl/styles.xml']);
      expect(names).toContain('[Content_Types].xml');
    }));
});
