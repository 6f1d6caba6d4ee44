import { describe, expect, it } from 'vitest';
import { cellWriter, columnLetters } from '../../../outputs/workbook/cells.js';
import { columnKinds, type CellValue, type ColumnKind } from '../../../outputs/workbook/content.js';

const cell = (kind: ColumnKind, value: CellValue) => cellWriter(kind, 'A', 3)(value, '5');
const number = (content: string) => `<c r="A5" s="3"><v>${content}</v></c>`;
const text = (content: string) => `<c r="A5" s="3" t="inlineStr"><is><t>${content}</t></is></c>`;
const empty = '<c r="A5" s="3"/>';

describe('cellWriter', () => {
  it.each<[ColumnKind, CellValue, string]>([
    ['integer', 12, number('12')],
    ['integer', 12n, number('12')],
    ['integer', 9_007_199_254_740_991n, number('9007199254740991')],
    ['integer', -9_007_199_254_740_993n, text('-9007199254740993')],
    ['integer', '9007199254740993', text('9007199254740993')],
    ['money', '1299.0000', number('1299')],
    ['money', '-0.0500', number('-0.05')],
    ['money', '100', number('100')],
    ['money', '12.50 EUR', text('12.50 EUR')],
    ['number', 0.1, number('0.1')],
    ['number', '1e3', number('1e3')],
    ['share', 0.25, number('0.25')],
    ['number', true, '<c r="A5" s="3" t="b"><v>1</v></c>'],
    ['date', '2016-12-31', number('42735')],
    ['date', '2016-02-30', text('2016-02-30')],
    ['date', '1899-12-31', text('1899-12-31')],
    ['timestamp', '2016-12-31 12:00:00', number('42735.5')],
    ['text', '212', text('212')],
    ['text', '00017850', text('00017850')],
    ['text', 212, text('212')],
    ['text', true, text('true')],
    ['text', '2016-12-31', text('2016-12-31')],
  ])('writes into a column of kind %s the value %s', (kind, value, xml) => {
    expect(cell(kind, value)).toBe(xml);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tcmd', '\rcmd', '=HYPERLINK("http://x")'])(
    'keeps %j a text, never a formula',
    (value) => {
      const xml = cell('text', value);
      expect(xml).toContain('t="inlineStr"');
      expect(xml).not.toContain('<f>');
    },
  );

  it.each(columnKinds)('leaves a cell of kind %s empty for no value, NaN and infinity', (kind) => {
    for (const value of [null, '', NaN, Infinity, -Infinity]) expect(cell(kind, value)).toBe(empty);
  });
});

describe('columnLetters', () => {
  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
    [16_383, 'XFD'],
  ])('names column %i %s', (index, letters) => {
    expect(columnLetters(index)).toBe(letters);
  });
});
