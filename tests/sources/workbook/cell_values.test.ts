import { describe, expect, it } from 'vitest';
import type { WorkbookSourceConfig } from '../../../config/schema.js';
import { workbookFile, type HandMadeWorkbook } from './workbook_file.js';
import { workbookScene } from './scene.js';

const { rows } = workbookScene();

/** What the cell of row 2 under the heading V reads as; `<c r="A2"` stands before its further attributes. */
async function valueOf(cell: string, book: Omit<HandMadeWorkbook, 'sheets'> = {}): Promise<unknown> {
  const heading = '<row r="1"><c r="A1" t="str"><v>V</v></c><c r="B1" t="str"><v>W</v></c></row>';
  const sheet = `${heading}<row r="2"><c r="A2"${cell}<c r="B2"><v>1</v></c></row>`;
  const [row] = await rows(workbookFile({ ...book, sheets: [{ name: 'S', rows: sheet }] }));
  return row?.['V'];
}

describe('numbers are plain decimals in shortest form', () => {
  it.each([
    ['12', '12'],
    ['0.5', '0.5'],
    ['-0.5', '-0.5'],
    ['.5', '0.5'],
    ['+7', '7'],
    ['12.50', '12.5'],
    ['5.', '5'],
    ['007', '7'],
    ['-0', '0'],
    ['0.28999999999999998', '0.29'],
    ['1234.5599999999999', '1234.56'],
    ['123456789012345678', '123456789012345680'],
    ['1E+21', '1000000000000000000000'],
    ['1.5e21', '1500000000000000000000'],
    ['-1.25E-7', '-0.000000125'],
    ['4.9E-324', `0.${'0'.repeat(323)}5`],
    [' 8 ', '8'],
  ])('%s is %s', async (written, read) => {
    expect(await valueOf(`><v>${written}</v></c>`)).toBe(read);
  });

  it('text in a cell for numbers stays as it is written', async () => {
    expect(await valueOf('><v>1,5 kg</v></c>')).toBe('1,5 kg');
    expect(await valueOf('><v>1E+999</v></c>')).toBe('1E+999');
    expect(await valueOf('><v>0x10</v></c>')).toBe('0x10');
  });
});

describe('where a source declares a decimal comma', () => {
  const numbers: WorkbookSourceConfig['numbers'] = { decimal: ',', group: '.', symbols: [] };
  const sheet =
    '<row r="1"><c r="A1" t="str"><v>Betrag</v></c><c r="B1" t="str"><v>Tag</v></c></row>' +
    '<row r="2"><c r="A2"><v>1.234</v></c><c r="B2" s="1"><v>42370.5000057870370</v></c></row>' +
    '<row r="3"><c r="A3" t="str"><v>1.234</v></c><c r="B3"><v>1234</v></c></row>' +
    '<row r="4"><c r="A4"><v>-0.28999999999999998</v></c><c r="B4" t="str"><v>a, "b"</v></c></row>';
  const book = workbookFile({ formats: { ids: [0, 14] }, sheets: [{ name: 'S', rows: sheet }] });

  it('number cells have one too: 1.234 of a number cell is not the text 1.234, which is a thousand more', async () => {
    const read = (await rows(book, { numbers })).map(({ Betrag, Tag }) => [Betrag, Tag]);
    expect(read).toEqual([
      ['1,234', '2016-01-01 12:00:00.500'],
      ['1.234', '1234'],
      ['-0,29', 'a, "b"'],
    ]);
  });
});

describe('dates follow the cell format and the date system', () => {
  const day = { formats: { ids: [0, 14] } };
  it.each([
    ['1', '1900-01-01'],
    ['59', '1900-02-28'],
    ['60', '1900-02-29'],
    ['61', '1900-03-01'],
    ['42370', '2016-01-01'],
    ['42429', '2016-02-29'],
    ['2958465', '9999-12-31'],
    ['42370.354166666664', '2016-01-01 08:30:00'],
    ['42370.999999999', '2016-01-02'],
    ['42370.5000057870370', '2016-01-01 12:00:00.500'],
    ['0.75', '18:00:00'],
    ['0', '00:00:00'],
  ])('serial %s of the 1900 system is %s', async (serial, date) => {
    expect(await valueOf(` s="1"><v>${serial}</v></c>`, day)).toBe(date);
  });

  it.each([
    ['1', '1904-01-02'],
    ['40908', '2016-01-01'],
    ['60', '1904-03-01'],
    ['2957003', '9999-12-31'],
  ])('serial %s of the 1904 system is %s', async (serial, date) => {
    expect(await valueOf(` s="1"><v>${serial}</v></c>`, { ...day, date1904: true })).toBe(date);
  });

  it('a number that is no date stays a number', async () => {
    expect(await valueOf(' s="1"><v>-1</v></c>', day)).toBe('-1');
    expect(await valueOf(' s="1"><v>2958466</v></c>', day)).toBe('2958466');
    expect(await valueOf('><v>42370</v></c>', day)).toBe('42370');
  });

  it.each([14, 22, 27, 36, 45, 47, 50, 58])('built-in format %i is a date', async (id) => {
    expect(await valueOf(' s="0"><v>42370</v></c>', { formats: { ids: [id] } })).toBe('2016-01-01');
  });

  it.each([0, 1, 13, 23, 37, 44, 48, 49, 59])('built-in format %i is none', async (id) => {
    expect(await valueOf(' s="0"><v>42370</v></c>', { formats: { ids: [id] } })).toBe('42370');
  });

  it.each([
    ['yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;', true],
    ['[$-804]上午/下午h:mm', true],
    ['[Red]dd/mm/yy;@', true],
    ['#,##0.00', false],
    ['0 &quot;days&quot;', false],
    ['0\\d', false],
    ['[$￥-804]#,##0.00;[Red]-[$￥-804]#,##0.00', false],
    ['[DarkRed]0.00E+00', false],
    ['_-* #,##0_d', false],
    ['General', false],
  ])('custom format %s: a date is %s', async (code, isDate) => {
    const formats = { custom: `<numFmt numFmtId="164" formatCode="${code}"/>`, ids: [164] };
    expect(await valueOf('><v>42370</v></c>', { formats })).toBe(isDate ? '2016-01-01' : '42370');
  });

  it.each([
    ['1.5', '36:00:00'],
    ['0.3754282407407407', '09:00:37'],
    ['0', '00:00:00'],
    ['41.6666666666667', '1000:00:00'],
    ['0.00001', '00:00:00.864'],
    ['-0.5', '-0.5'],
  ])('%s days in a format of elapsed time are %s', async (days, duration) => {
    const custom = '<numFmt numFmtId="164" formatCode="[h]:mm:ss"/>';
    expect(await valueOf(` s="0"><v>${days}</v></c>`, { formats: { custom, ids: [164] } })).toBe(duration);
    expect(await valueOf(` s="0"><v>${days}</v></c>`, { formats: { ids: [46] } })).toBe(duration);
  });

  it.each([
    ['2016-01-31T08:30:00', '2016-01-31 08:30:00'],
    ['2016-01-31T00:00:00Z', '2016-01-31'],
    ['2016-01-31', '2016-01-31'],
    ['2016-01-31T08:30:00.25', '2016-01-31 08:30:00.250'],
    ['end of January', 'end of January'],
  ])('the ISO date %s of a strict workbook is %s', async (written, date) => {
    expect(await valueOf(` t="d"><v>${written}</v></c>`)).toBe(date);
  });
});

describe('texts survive as they are', () => {
  const strings =
    '<si><t>plain</t></si><si><r><rPr><b/></rPr><t xml:space="preserve">rich </t></r><r><t>text</t></r><rPh sb="0" eb="1"><t>PHONETIC</t></rPh></si>' +
    '<si/><si><t/></si><si><t> padded </t></si><si><t>a "b", c;&#10;d</t></si>';
  it.each([
    [0, 'plain'],
    [1, 'rich text'],
    [2, null],
    [3, null],
    [4, ' padded '],
    [5, 'a "b", c;\nd'],
  ])('shared text %i is %j', async (index, text) => {
    expect(await valueOf(` t="s"><v>${index}</v></c>`, { strings })).toBe(text);
  });

  it.each([
    ['&lt;&amp;&gt;&quot;&apos;', `<&>"'`],
    ['&#x1F600;&#20013;', '😀中'],
    ['a&b &nbsp; &#0;', 'a&b &nbsp; &#0;'],
    ['line_x000D__x000A_end', 'line\r\nend'],
    ['_x005F_x000D_', '_x000D_'],
    ['_xD83D__xDE00_', '😀'],
    ['_xD83D_ _x0000_ _x12_', '_xD83D_ _x0000_ _x12_'],
    ['_x0022_', '"'],
    ['two\r\nlines', 'two\nlines'],
    ['<![CDATA[<c>&amp;"]]> and <!-- not this -->more', '<c>&amp;" and more'],
    ['=1+1', '=1+1'],
    ['-12', '-12'],
    ['NULL', 'NULL'],
  ])('%j is read as %j, inline and as a formula’s text', async (written, text) => {
    expect(await valueOf(` t="inlineStr"><is><t>${written}</t></is></c>`)).toBe(text);
    expect(await valueOf(` t="str"><f>A1&amp;"&lt;v>"</f><v>${written}</v></c>`)).toBe(text);
  });

  it('flags, errors and formulas without a value', async () => {
    expect(await valueOf(' t="b"><v>1</v></c>')).toBe('true');
    expect(await valueOf(' t="b"><v>0</v></c>')).toBe('false');
    expect(await valueOf(' t="b"><v>yes</v></c>')).toBe('yes');
    expect(await valueOf(' t="e"><v>#DIV/0!</v></c>')).toBe('#DIV/0!');
    expect(await valueOf('><f>SUM(A1)</f></c>')).toBeNull();
    expect(await valueOf(' t="str"><f>""</f><v></v></c>')).toBeNull();
    expect(await valueOf('/>')).toBeNull();
  });
});
