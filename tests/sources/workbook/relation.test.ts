import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { openWorkbook } from '../../../sources/workbook/index.js';
import { workbookScene, workbookSource } from './scene.js';
import { textRows, workbookFile, workbookParts } from './workbook_file.js';
import { zipFile } from './zip_file.js';

const scene = workbookScene();

describe('several sheets make one table', () => {
  it('headings in another order, or missing in a sheet, are united; rows stand in the order of tabs and rows', async () => {
    const book = workbookFile({
      sheets: [
        {
          name: '2016',
          rows: textRows([
            ['订单号', '金额'],
            ['A1', '5'],
            [null, null],
            ['A2', '6'],
          ]),
        },
        {
          name: '2015',
          rows: textRows([
            ['金额', '地区', '订单号'],
            ['7', '华东', 'B1'],
          ]),
        },
      ],
    });
    const file = await scene.put(book);
    const relation = await scene.open([file]);
    expect(relation.columns).toEqual(
      ['订单号', '金额', '地区'].map((heading) => ({ heading, type: 'text' })),
    );
    expect(relation.files).toEqual([
      { path: file.path, bytes: file.bytes, sha256: file.sha256, sheets: ['2016', '2015'] },
    ]);
    expect(await scene.query(relation.sql)).toEqual([
      {
        source_file: 'orders.xlsx',
        source_sheet: '2016',
        source_row: 2,
        订单号: 'A1',
        金额: '5',
        地区: null,
      },
      {
        source_file: 'orders.xlsx',
        source_sheet: '2016',
        source_row: 4,
        订单号: 'A2',
        金额: '6',
        地区: null,
      },
      {
        source_file: 'orders.xlsx',
        source_sheet: '2015',
        source_row: 2,
        订单号: 'B1',
        金额: '7',
        地区: '华东',
      },
    ]);
  });

  it('headings that differ only in the case of a to z are one column, spelt as it comes first', async () => {
    const book = workbookFile({
      sheets: [
        { name: 'a', rows: textRows([['Order ID'], ['1']]) },
        { name: 'b', rows: textRows([['order id'], ['2']]) },
      ],
    });
    const relation = await scene.open([await scene.put(book)]);
    expect(relation.columns).toEqual([{ heading: 'Order ID', type: 'text' }]);
    expect((await scene.query(relation.sql)).map((row) => row['Order ID'])).toEqual(['1', '2']);
  });

  it('files follow one another in the order given', async () => {
    const one = await scene.put(
      workbookFile({ sheets: [{ name: 'S', rows: textRows([['H'], ['one']]) }] }),
      'z.xlsx',
    );
    const two = await scene.put(
      workbookFile({ sheets: [{ name: 'S', rows: textRows([['H'], ['two']]) }] }),
      'a.xlsx',
    );
    const relation = await scene.open([one, two]);
    expect((await scene.query(relation.sql)).map((row) => [row['source_file'], row['H']])).toEqual([
      ['z.xlsx', 'one'],
      ['a.xlsx', 'two'],
    ]);
    expect(await readdir(scene.spoolFolder())).toHaveLength(2);
  });

  it('200,000 rows of three sheets stay in their order on two threads', async () => {
    const sizes = [90_000, 60_000, 50_000];
    const sheets = sizes.map((size, sheet) => ({
      name: `S${sheet}`,
      rows: `<row><c t="str"><v>n</v></c><c t="str"><v>note</v></c></row>${Array.from({ length: size }, (_, i) => `<row><c><v>${i}</v></c><c t="str"><v>line\n${i}</v></c></row>`).join('')}`,
    }));
    const seen: number[] = [];
    const relation = await scene.open([await scene.put(workbookFile({ sheets }))], {}, undefined, (rows) =>
      seen.push(rows),
    );
    const staged = path.join(scene.folder(), 'staged.parquet');
    await scene.query(`copy (${relation.sql}) to '${staged}' (format parquet)`);
    const found = await scene.query(`
      with staged as (
        select *, case source_sheet when 'S0' then 0 when 'S1' then 90000 else 150000 end as sheet_start
        from read_parquet('${staged}', file_row_number = true)
      )
      select
        source_sheet,
        count(*) as n,
        count(*) filter (where cast(n as bigint) = source_row - 2 and note = 'line' || chr(10) || n) as whole,
        count(*) filter (where file_row_number = sheet_start + source_row - 2) as in_place
      from staged
      group by source_sheet
      order by source_sheet`);
    expect(found).toEqual(
      sizes.map((size, sheet) => ({ source_sheet: `S${sheet}`, n: size, whole: size, in_place: size })),
    );
    expect(seen.at(-1)).toBe(200_000);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  });
});

describe('tables of unusual shape', () => {
  it('line breaks in values survive in a spool file larger than the engine’s buffer', async () => {
    const text = (row: number) => `${'"first line"\n'.repeat(row % 150)}${row}`;
    const rows = Array.from(
      { length: 60_000 },
      (_, i) => `<row><c t="str"><v>${text(i)}</v></c><c><v>${i}</v></c></row>`,
    );
    const sheet = {
      name: 'S',
      rows: `<row><c t="str"><v>text</v></c><c t="str"><v>n</v></c></row>${rows.join('')}`,
    };
    const relation = await scene.open([await scene.put(workbookFile({ sheets: [sheet] }))]);
    const whole = `text = repeat('"first line"' || chr(10), cast(n as integer) % 150) || n and cast(n as integer) = source_row - 2`;
    expect(
      await scene.query(
        `select count(*) as n, count(*) filter (where ${whole}) as whole from (${relation.sql})`,
      ),
    ).toEqual([{ n: 60_000, whole: 60_000 }]);
  });

  it('a row of three million letters', async () => {
    const cell = `<c t="str"><v>${'long '.repeat(6000)}</v></c>`;
    const rows = `<row>${Array.from({ length: 100 }, (_, i) => `<c><v>${i}</v></c>`).join('')}</row><row>${cell.repeat(100)}</row>`;
    const [row] = await scene.rows(workbookFile({ sheets: [{ name: 'S', rows }] }));
    expect(row?.['99']).toBe('long '.repeat(6000));
  });

  it('a stray value in the last column of many rows', async () => {
    const stray = '<row r="3"><c r="A3"><v>2</v></c><c r="XFD3"><v>1</v></c></row>';
    const rows = `<row r="1"><c r="A1" t="str"><v>A</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>${stray}${'<row><c><v>3</v></c></row>'.repeat(20_000)}`;
    const relation = await scene.open([await scene.put(workbookFile({ sheets: [{ name: 'S', rows }] }))]);
    expect(
      await scene.query(
        `select count(*) as n, count("Column XFD") as strays, max(A) as most from (${relation.sql})`,
      ),
    ).toEqual([{ n: 20_002, strays: 1, most: '3' }]);
  });
});

describe('columns', () => {
  it('a blank heading names its column by its letter when the column holds a value, else it is left out', async () => {
    const rows = textRows([
      ['A', null, '  ', 'D', null],
      ['1', null, 'c', '4', null],
      ['2', null, null, '5', 'e'],
      ['3', null, null, '6', null],
    ]);
    const relation = await scene.open([await scene.put(workbookFile({ sheets: [{ name: 'S', rows }] }))]);
    expect(relation.columns.map(({ heading }) => heading)).toEqual(['A', 'Column C', 'D', 'Column E']);
    expect((await scene.query(relation.sql)).map((row) => Object.values(row).slice(3))).toEqual([
      ['1', 'c', '4', null],
      ['2', null, '5', 'e'],
      ['3', null, '6', null],
    ]);
  });

  it('headings are trimmed; numbers and dates may be headings; what stands above the row of headings is passed over', async () => {
    const rows =
      '<row r="1"><c r="A1" t="str"><v>Orders of the year</v></c></row>' +
      '<row r="3"><c r="A3" t="str"><v>\u3000Id \n</v></c><c r="B3"><v>2016</v></c><c r="C3" s="1"><v>42370</v></c></row>' +
      '<row r="4"><c r="A4"><v>1</v></c><c r="B4"><v>2</v></c><c r="C4"><v>3</v></c></row>';
    const book = workbookFile({ sheets: [{ name: 'S', rows }], formats: { ids: [0, 14] } });
    expect(await scene.rows(book, { header_row: 3 })).toEqual([
      {
        source_file: 'orders.xlsx',
        source_sheet: 'S',
        source_row: 4,
        Id: '1',
        '2016': '2',
        '2016-01-01': '3',
      },
    ]);
  });

  it('no name of file, sheet or column can break out of the SQL', async () => {
    const [name, heading] = [`O'Brien "x"; --`, `a"b, c'd\n😀 [e] {f}`];
    const spoolFolder = path.join(scene.folder(), `it's a [spool] *`);
    await mkdir(spoolFolder);
    const file = await scene.put(
      workbookFile({
        sheets: [
          {
            name,
            rows: textRows([
              [heading, 'row', 'c0'],
              ['=1', '"', ','],
            ]),
          },
        ],
      }),
      `o'r"d.xlsx`,
    );
    const { signal } = new AbortController();
    const relation = await openWorkbook(workbookSource(), [file], {
      spoolFolder,
      signal,
      onProgress: () => undefined,
    });
    expect(await scene.query(relation.sql)).toEqual([
      { source_file: `o'r"d.xlsx`, source_sheet: name, source_row: 2, [heading]: '=1', row: '"', c0: ',' },
    ]);
  });

  it('any text comes back as it stands in the workbook', async () => {
    // XML holds no other control characters, hucre writes empty texts as empty cells, and `_x…_` is an escape.
    const letter = fc.constantFrom(
      'a',
      '"',
      "'",
      ',',
      '\n',
      '\t',
      '_',
      '\\',
      '=',
      '@',
      '中',
      '😀',
      ' ',
      '|',
      '0',
      '-',
    );
    const text = fc.string({ unit: letter, minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 30 }), async (pairs) => {
        const book = await writeXlsx({ sheets: [{ name: 'S', rows: [['L', 'R'], ...pairs] }] });
        expect((await scene.rows(book)).map((row) => [row['L'], row['R']])).toEqual(pairs);
      }),
      { numRuns: 15 },
    );
  });
});

describe('sheets without rows', () => {
  const full = { name: 'full', rows: textRows([['A'], ['1']]) };

  it('a sheet of headings gives columns and no rows, an empty sheet neither', async () => {
    const book = workbookFile({
      sheets: [{ name: 'empty', rows: '' }, { name: 'header', rows: textRows([['A', 'B']]) }, full],
    });
    const relation = await scene.open([await scene.put(book)]);
    expect(relation.columns.map(({ heading }) => heading)).toEqual(['A', 'B']);
    expect(relation.files[0]?.sheets).toEqual(['header', 'full']);
    expect(await scene.query(relation.sql)).toMatchObject([{ source_sheet: 'full', A: '1', B: null }]);
  });

  it('a workbook of empty sheets is a relation without rows', async () => {
    const relation = await scene.open([
      await scene.put(workbookFile({ sheets: [{ name: 'empty', rows: '<row r="2"/>' }] })),
    ]);
    expect(relation.columns).toEqual([]);
    expect(await scene.query(relation.sql)).toEqual([]);
    expect(await scene.query(`describe ${relation.sql}`)).toMatchObject([
      { column_name: 'source_file', column_type: 'VARCHAR' },
      { column_name: 'source_sheet', column_type: 'VARCHAR' },
      { column_name: 'source_row', column_type: 'BIGINT' },
    ]);
  });
});

describe('which sheets are read', () => {
  const sheet = (name: string, state?: 'hidden' | 'veryHidden') => ({
    name,
    rows: textRows([['A'], [name]]),
    ...(state === undefined ? {} : { state }),
  });
  const book = workbookFile({
    sheets: [
      sheet('2015'),
      sheet('levels'),
      sheet('2016'),
      sheet('20160'),
      sheet('2017', 'hidden'),
      sheet('2018', 'veryHidden'),
    ],
  });
  it.each([
    [undefined, ['2015', 'levels', '2016', '20160']],
    [['20??'], ['2015', '2016']],
    [
      ['2016', '2015'],
      ['2015', '2016'],
    ],
    [
      ['20*', '2017'],
      ['2015', '2016', '20160', '2017'],
    ],
    [['*'], ['2015', 'levels', '2016', '20160']],
    [['2018'], ['2018']],
  ])('%j: %j', async (sheets, read) => {
    const rows = await scene.rows(book, sheets === undefined ? {} : { sheets });
    expect(rows.map((row) => row['A'])).toEqual(read);
    expect(rows.map((row) => row['source_sheet'])).toEqual(read);
  });
});

describe('archives of several makes', () => {
  const parts = workbookParts({ sheets: [{ name: 'S', rows: textRows([['A'], ['1']]) }] });

  it('zip64 fields, stored parts, backslashes and other cases in paths', async () => {
    const odd = parts.map((part) => ({
      ...part,
      stored: true,
      name: part.name.replace('xl/worksheets/', 'XL\\Worksheets\\'),
    }));
    expect(await scene.rows(zipFile(odd, { zip64: true }))).toMatchObject([{ A: '1' }]);
  });

  it('a workbook that hucre writes, with shared strings, dates and numbers', async () => {
    const rows = [
      ['订单号', '下单时间', '金额'],
      ['A', new Date(Date.UTC(2016, 0, 2, 3, 4, 5)), 12.5],
      ['B', new Date(Date.UTC(2016, 0, 2)), 1e-7],
    ];
    expect(
      (await scene.rows(await writeXlsx({ sheets: [{ name: 'S', rows }] }))).map((row) =>
        Object.values(row).slice(2),
      ),
    ).toEqual([
      [2, 'A', '2016-01-02 03:04:05', '12.5'],
      [3, 'B', '2016-01-02', '0.0000001'],
    ]);
  });
});
