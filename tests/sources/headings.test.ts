import { describe, expect, it } from 'vitest';
import { columnLetters, headingsOf, refuseReserved } from '../../sources/headings.js';

const place = { file: 'o.csv', row: 1 };

describe('headingsOf', () => {
  it('trims headings and names blank ones by their column', () => {
    expect(headingsOf([' 订单号\u3000', null, 'amount', '  '], place)).toEqual([
      '订单号',
      'Column B',
      'amount',
      'Column D',
    ]);
  });

  it('refuses headings that differ only in case, naming them and their columns', () => {
    expect(() => headingsOf(['Id', 'x', 'ID', 'y', 'id ', 'X'], place)).toThrow(
      'o.csv: headings occur more than once: "Id" (columns A, C, E); "x" (columns B, F)',
    );
  });

  it('says in which sheet', () => {
    expect(() => headingsOf(['a', 'a'], { file: 'o.xlsx', sheet: '2016' })).toThrow(/^o\.xlsx, sheet 2016: /);
  });

  it('refuses a heading that a blank one was given', () => {
    expect(() => headingsOf(['', 'Column A'], place)).toThrow('"Column A" (columns A, B)');
  });
});

describe('refuseReserved', () => {
  it('refuses names of the place of a row, in any case', () => {
    expect(() => {
      refuseReserved(['id', 'SOURCE_FILE'], place);
    }).toThrow('o.csv has a column SOURCE_FILE');
    expect(() => {
      refuseReserved(['file_row_number'], place, ['file_row_number']);
    }).toThrow(/file_row_number/);
  });
});

describe('columnLetters', () => {
  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
    [16383, 'XFD'],
  ])('%i is %s', (index, letters) => {
    expect(columnLetters(index)).toBe(letters);
  });
});
