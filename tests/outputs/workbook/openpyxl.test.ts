import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { CellValue, SheetContent, SheetRow } from '../../../outputs/workbook/content.js';
import { writeWorkbook } from '../../../outputs/workbook/write.js';
import { findPython } from '../../support/python.js';
import { everyKind, inFolder, sheetOf, undisturbed, workbookOf } from './content.js';

const run = promisify(execFile);
const script = fileURLToPath(new URL('read_workbook.py', import.meta.url));
const python = await findPython('openpyxl');

type Cell = readonly ['text' | 'number' | 'boolean' | 'date' | 'formula' | 'empty', CellValue];
interface ReadSheet {
  readonly name: string;
  readonly frozen: string;
  readonly printTitles: string;
  readonly fitToWidth: readonly [boolean, number, number];
  readonly tables: Readonly<Record<string, readonly [string, string, readonly string[]]>>;
  readonly fonts: readonly string[];
  readonly above: readonly (readonly string[])[];
  readonly formats: readonly string[];
  readonly aligned: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}
interface ReadBook {
  readonly title: string;
  readonly creator: string;
  readonly sheets: readonly ReadSheet[];
}

/** What openpyxl reads of a workbook of these sheets; it refuses what is no workbook. */
const readBack = (...sheets: readonly SheetContent[]): Promise<ReadBook> =>
  inFolder(async (folder) => {
    const { path } = await writeWorkbook(join(folder, 'book.xlsx'), workbookOf(...sheets), undisturbed);
    const { stdout } = await run(python!, [script, path], { maxBuffer: 1 << 28 });
    return JSON.parse(stdout) as ReadBook;
  });

async function rowsBack(rows: readonly SheetRow[], columns = everyKind): Promise<ReadSheet['rows']> {
  return (await readBack(sheetOf(rows, columns))).sheets[0]!.rows;
}

describe.skipIf(python === null)('a workbook as openpyxl reads it', () => {
  it('has title, frozen headings, a filtered table, formats, one font and print settings', async () => {
    const row = ['212', 3, '1299.5000', 0.5, 0.25, '2016-12-31', '2016-12-31 12:00:00'];
    const book = await readBack(
      sheetOf([row, row], everyKind, { name: 'Q1/2016 "A" & \'B\'', title: 'Orders', notes: ['In CNY'] }),
      sheetOf([], [{ heading: 'text', kind: 'text' }], { name: 'A1' }),
    );
    expect(book).toMatchObject({ title: 'Test', creator: 'memberflow' });
    expect(book.sheets[0]).toMatchObject({
      name: 'Q1_2016 "A" & \'B_',
      frozen: 'A5',
      printTitles: '$4:$4',
      fitToWidth: [true, 1, 0],
      tables: { Q1_2016_A_B_: ['A4:G6', 'A4:G6', everyKind.map(({ heading }) => heading)] },
      above: [['Orders'], ['In CNY'], [''], everyKind.map(({ heading }) => heading)],
      formats: ['@', '#,##0', '#,##0.00', '#,##0.00', '0.0%', 'yyyy-mm-dd', 'yyyy-mm-dd hh:mm:ss'],
      aligned: ['left', 'right', 'right', 'right', 'right', 'right', 'right'],
    });
    expect(book.sheets[0]!.fonts).toHaveLength(1);
    expect(book.sheets[1]).toMatchObject({
      name: 'A1',
      frozen: 'A4',
      tables: { _A1: ['A3:A4', 'A3:A4', ['text']] },
    });
    expect(book.sheets[1]!.above).toEqual([['Orders'], ['No rows.'], ['text']]);
  });

  it('gives back every value as what it is', async () => {
    const rows = await rowsBack([
      ['00017850', 42, '1299.0000', 3.6667, 0.061, '2016-02-29', '2016-12-31 23:59:59.500'],
      ['212', 9_007_199_254_740_991n, '-0.0050', -1e-7, 1, '1900-03-01', '1900-01-01 00:00:00'],
      ['', 9_007_199_254_740_993n, null, true, NaN, '2016-02-30', '1899-12-31 10:00:00'],
    ]);
    expect(rows).toEqual([
      [
        ['text', '00017850'],
        ['number', 42],
        ['number', 1299],
        ['number', 3.6667],
        ['number', 0.061],
        ['date', '2016-02-29 00:00:00'],
        ['date', '2016-12-31 23:59:59.500000'],
      ],
      [
        ['text', '212'],
        ['number', 9_007_199_254_740_991],
        ['number', -0.005],
        ['number', -1e-7],
        ['number', 1],
        ['date', '1900-03-01 00:00:00'],
        ['date', '1900-01-01 00:00:00'],
      ],
      [
        ['empty', null],
        ['text', '9007199254740993'],
        ['empty', null],
        ['boolean', true],
        ['empty', null],
        ['text', '2016-02-30'],
        ['text', '1899-12-31 10:00:00'],
      ],
    ]);
  });

  it('gives back every text unchanged, and none as a formula', async () => {
    const texts = [
      '=1+1',
      '=HYPERLINK("http://example.org")',
      '+49 30 1234',
      '-5',
      '@SUM(A1)',
      '\tcmd',
      '\rcmd',
      'literal _x0041_ and _x000D_',
      'bell \u0007, vertical tab \u000b, escape \u001b',
      'three\nlines\r\nof text',
      '  spaces at both ends  ',
      '<b>&amp;</b> "quoted" \'too\' ]]>',
      '重要价值会员 — 🎁👨‍👩‍👧',
      '#N/A',
      'TRUE',
      '2016-12-31',
      '1e5',
      "' or 1=1 --",
    ];
    const rows = await rowsBack(
      texts.map((text) => [text]),
      [{ heading: 'text', kind: 'text' }],
    );
    expect(rows).toEqual(texts.map((text) => [['text', text]]));
  });

  it('replaces half a character and marks a text that had to be cut', async () => {
    const [[half], [cut]] = (await rowsBack(
      [['half \ud83c of one'], ['重'.repeat(40_000)]],
      [{ heading: 'text', kind: 'text' }],
    )) as [[Cell], [Cell]];
    expect(half).toEqual(['text', 'half \ufffd of one']);
    expect(cut[1]).toMatch(/^重{30000,32767}… \[\+\d+\]$/);
    expect(String(cut[1]).length).toBeLessThanOrEqual(32_767);
  });

  it('gives back thousands of generated rows, cell by cell', async () => {
    const segments = ['重要价值', '新客户', '流失', 'a "b" & <c>'];
    const generated = Array.from({ length: 5000 }, (_, i): SheetRow => {
      const day = new Date(Date.UTC(2015, 0, 1 + (i % 900))).toISOString().slice(0, 10);
      return [
        segments[i % 4]!,
        i,
        `${i}.${String(i % 100).padStart(2, '0')}00`,
        i / 7,
        (i % 11) / 10,
        day,
        `${day} 08:00:00`,
      ];
    });
    const rows = await rowsBack(generated);
    expect(rows).toEqual(
      generated.map(([text, integer, money, number, share, date, timestamp]) => [
        ['text', text],
        ['number', integer],
        ['number', Number(money)],
        ['number', number],
        ['number', share],
        ['date', `${String(date)} 00:00:00`],
        ['date', timestamp],
      ]),
    );
  });
});
