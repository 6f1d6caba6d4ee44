import { describe, expect, it } from 'vitest';
import { cellFormat } from '../../outputs/cell_format.js';
import { dataRow, rowLook } from '../../outputs/html/page/data_row.js';
import type { TableColumnKind } from '../../reporting/report.js';

describe('cells', () => {
  it.each([
    [1234567, 'integer', '1,234,567'],
    [-12, 'integer', '−12'],
    [1299, 'money', '1,299.00'],
    [0.0456, 'share', '4.6%'],
    [1.234, 'number', '1.23'],
    ['2018-01-01', 'date', '2018-01-01'],
    [null, 'money', '–'],
  ] as const)('%s as %s reads %s', (value, kind, text) => {
    expect(cellFormat('en')(value, kind)).toBe(text);
    expect(cellFormat('zh-CN')(value, kind)).toBe(text);
  });
});

describe('rows', () => {
  const column = (kind: TableColumnKind) => ({ id: kind, heading: kind, kind, meaning: kind });
  const rows = [
    ['a', 0.75, 0.2],
    ['b', 0.25, -0.1],
  ];
  const look = rowLook(
    { columns: [column('text'), column('share'), column('share')], rows },
    cellFormat('en'),
  );

  it('have a bar behind shares that add up to one, and none behind changes', () => {
    expect(look.bars).toEqual([false, true, false]);
    expect(dataRow(rows[0]!, look).markup).toContain('style="--share:75.0%">75.0%</td>');
    expect(dataRow(rows[0]!, look).markup).toContain('<td class="share">20.0%</td>');
  });

  it('are named by a text in their first cell', () => {
    expect(dataRow(rows[1]!, look).markup).toContain('<th scope="row" class="text">b</th>');
  });

  it('without a value in every share have no bar', () => {
    const none = [['a', null, null]];
    expect(rowLook({ columns: look.columns, rows: none }, cellFormat('en')).bars).toEqual([
      false,
      false,
      false,
    ]);
  });
});
