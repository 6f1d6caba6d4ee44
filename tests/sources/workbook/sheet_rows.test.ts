import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CellContext } from '../../../sources/workbook/cell_value.js';
import { readSharedStrings, noSharedStrings } from '../../../sources/workbook/shared_strings.js';
import { sheetRowScanner } from '../../../sources/workbook/sheet_rows.js';
import { cellTexts } from '../../../sources/workbook/sheet_table.js';
import { failureOf } from './scene.js';
import { sheetXml } from './workbook_file.js';

const bare: CellContext = {
  place: { file: 'book.xlsx', sheet: 'S' },
  strings: noSharedStrings,
  formats: new Uint8Array([0, 1]),
  dateSystem: 1900,
  decimalMark: '.',
};

/** Rows of a sheet part that comes in these chunks: number and values from column A on. */
function read(chunks: readonly Buffer[], context = bare): [number, (string | null)[]][] {
  const rows: [number, (string | null)[]][] = [];
  const scanner = sheetRowScanner(context, (row) => {
    rows.push([row.number, cellTexts(row)]);
  });
  for (const chunk of chunks) scanner.push(chunk);
  scanner.end();
  return rows;
}

const readRows = (rows: string) => read([Buffer.from(sheetXml(rows))]);

/** The bytes cut at these places. */
function cut(bytes: Buffer, places: readonly number[]): Buffer[] {
  const edges = [0, ...places.map((place) => place % bytes.length).sort((a, b) => a - b), bytes.length];
  return edges.slice(1).map((edge, i) => bytes.subarray(edges[i], edge));
}

const crowded =
  '<row r="1" spans="1:3"><c r="A1" s="1"><v>42370.25</v></c><c r="B1" t="inlineStr"><is><t>a "b"\n😀 _x000D_&amp;</t></is></c></row>' +
  '<row r="2"/><row r="3" ht="12"><c r="C3" t="s"><v>1</v></c><c r="E3"><f>1/3</f><v>0.33333333333333331</v></c></row>' +
  "<row r='9'><c r='A9' t='b'><v>1</v></c><c r='B9' s='1'/><c r='C9' t='s'><v>0</v></c></row>";
const crowdedRows = [
  [1, ['2016-01-01 06:00:00', 'a "b"\n😀 \r&']],
  [3, [null, null, '二', null, '0.3333333333333333']],
  [9, ['true', null, 'one']],
];

it('a sheet and its shared texts read the same wherever the chunks end', async () => {
  const texts = Buffer.from(
    '<?xml version="1.0"?><sst count="2"><si><t>one</t></si><si><r><t>二</t></r></si></sst>',
  );
  const sheet = Buffer.from(sheetXml(crowded));
  const places = fc.array(fc.nat(), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(places, places, async (inTexts, inSheet) => {
      const chunks = cut(texts, inTexts);
      const strings = await readSharedStrings(Readable.from(chunks), 'book.xlsx');
      expect(read(cut(sheet, inSheet), { ...bare, strings })).toEqual(crowdedRows);
    }),
  );
  const strings = await readSharedStrings(Readable.from(cut(texts, [...texts.keys()])), 'b');
  expect(read(cut(sheet, [...sheet.keys()]), { ...bare, strings })).toEqual(crowdedRows);
});

describe('what writers leave out or do in their own way', () => {
  it('rows and cells without a reference follow the one before', () => {
    expect(
      readRows(
        '<row><c><v>1</v></c><c/><c><v>3</v></c></row><row r="5"><c r="B5"><v>2</v></c><c><v>4</v></c></row><row><c><v>6</v></c></row>',
      ),
    ).toEqual([
      [1, ['1', null, '3']],
      [5, [null, '2', '4']],
      [6, ['6']],
    ]);
  });

  it('cells out of order are put in order', () => {
    expect(
      readRows(
        '<row r="1"><c r="C1"><v>3</v></c><c r="A1"><v>1</v></c><c r="AB1"><v>28</v></c><c r="B1"><v>2</v></c></row>',
      )[0]?.[1].filter(Boolean),
    ).toEqual(['1', '2', '3', '28']);
  });

  it('a namespace prefix, comments, white space and unknown elements do not matter', () => {
    const xml =
      '<?xml version="1.0"?><x:worksheet><x:sheetViews/><x:sheetData >\n <!-- rows --> <x:row r="1">\n  <x:c r="A1" t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c> <x:c r="B1"><x:v>2</x:v><x:extLst/></x:c>\n</x:row>\n</x:sheetData></x:worksheet>';
    expect(read([Buffer.from(xml)])).toEqual([[1, ['a', '2']]]);
  });

  it('a sheet without rows has none', () => {
    expect(readRows('')).toEqual([]);
    expect(read([Buffer.from('<worksheet><sheetData/><pageMargins/></worksheet>')])).toEqual([]);
  });

  it('the last cell that a sheet can have is read', () => {
    expect(readRows('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')[0]?.[1]).toHaveLength(16_384);
  });
});

describe('what no spreadsheet program writes is refused with its place', () => {
  it.each([
    [
      '<row r="2"><c r="A2"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>',
      { row: 2 },
      'row 2 comes after row 2',
    ],
    [
      '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
      { row: 1, column: 'A' },
      'stands there twice',
    ],
    ['<row r="1"><c r="XFE1"><v>1</v></c></row>', { row: 1, column: 'XFE' }, 'outside the sheet'],
    ['<row r="1048577"><c><v>1</v></c></row>', { row: 1_048_577 }, 'comes after'],
    [
      '<row r="4"><c r="B4" t="s"><v>7</v></c></row>',
      { row: 4, column: 'B' },
      'shared text 7, but the workbook has 0',
    ],
    ['<row r="4"><c r="B4" t=s><v>7</v></c></row>', { row: 4, column: 'B' }, 'malformed'],
    ['<row r="1"><c r="A1"><v>1</v></row>', { row: 1, column: 'A' }, 'no end'],
    ['<row r="1"><c r="A1"><v>1</v></c>', {}, 'malformed'],
  ])('%s', async (rows, place, message) => {
    const failure = await failureOf(Promise.resolve().then(() => readRows(rows)));
    expect(failure.failure).toBe('InvalidSource');
    expect(failure.message).toContain(message);
    expect(failure.message).toContain('book.xlsx, sheet "S"');
    expect(failure.details.places).toEqual([{ ...bare.place, ...place }]);
  });

  it('a part that ends before its list of rows does', async () => {
    const whole = Buffer.from(sheetXml('<row r="1"><c><v>1</v></c></row>'));
    const failure = await failureOf(
      Promise.resolve().then(() => read([whole.subarray(0, whole.length - 30)])),
    );
    expect(failure.message).toContain('has no end');
  });
});
