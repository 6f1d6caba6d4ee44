import { describe, expect, it } from 'vitest';
import { columnLayouts, displayWidth, rowHeight } from '../../../outputs/workbook/widths.js';

describe('displayWidth', () => {
  it.each([
    ['abc', 3],
    ['重要价值', 8],
    ['a\nbcd', 3],
    ['🎁', 2],
    ['', 0],
  ])('of %j is %i', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

describe('columnLayouts', () => {
  it('follow heading and sample, within bounds', () => {
    const columns = [
      { heading: 'recency (days)', kind: 'integer' },
      { heading: 'sum', kind: 'money' },
      { heading: 'id', kind: 'text' },
      { heading: 'comment', kind: 'text' },
    ] as const;
    const layouts = columnLayouts(columns, [
      [1, '1234567.5000', 'a', 'b'.repeat(200)],
      [2, null, 'a'],
    ]);
    expect(layouts).toEqual([
      { width: 17, wraps: false },
      { width: 15, wraps: false },
      { width: 11, wraps: false },
      { width: 60, wraps: true },
    ]);
  });

  it('keep to a stated width', () => {
    expect(columnLayouts([{ heading: 'id', kind: 'text', width: 5 }], [['long text']])).toEqual([
      { width: 5, wraps: true },
    ]);
  });
});

describe('rowHeight', () => {
  const layouts = [
    { width: 20, wraps: true },
    { width: 8, wraps: false },
  ];
  it('is left to the reader for a single line', () => {
    expect(rowHeight(['short', 'a long text in a column that does not wrap'], layouts)).toBeUndefined();
  });
  it('makes room for the wrapped lines, up to ten', () => {
    expect(rowHeight(['a'.repeat(40)], layouts)).toBe(3 * 16 + 2);
    expect(rowHeight(['a\nb'], layouts)).toBe(2 * 16 + 2);
    expect(rowHeight(['a'.repeat(5000)], layouts)).toBe(10 * 16 + 2);
  });
});
