import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chosenRows, everything, filterColumns } from '../../../outputs/html/explore.js';
import type { Table } from '../../../reporting/report.js';

const rows = [
  ['2017Q3', '111', 'Asleep', 40],
  ['2017Q3', '333', 'VIP', 7],
  ['2017Q4', '111', 'Asleep', null],
  ['2017Q4', '333', 'vip lounge', 9],
] as const;
const choose = (part: Partial<typeof everything>) => chosenRows(rows, { ...everything, ...part }, 'en');

describe('chosen rows', () => {
  it('are all of them in their order at first', () => {
    expect(choose({})).toEqual(rows);
  });

  it('hold the text searched for in any of their texts, regardless of case and of spaces around it', () => {
    expect(choose({ search: ' Vip ' })).toEqual([rows[1], rows[3]]);
    expect(choose({ search: '33' })).toEqual([rows[1], rows[3]]);
    expect(choose({ search: '40' })).toEqual([]);
  });

  it('have every text wanted', () => {
    expect(choose({ wanted: { 0: '2017Q4', 1: '333' } })).toEqual([rows[3]]);
  });

  it('are sorted as numbers are, those without a value last in both directions', () => {
    const members = (isDescending: boolean) =>
      choose({ order: { column: 3, isDescending } }).map(([, , , count]) => count);
    expect(members(false)).toEqual([7, 9, 40, null]);
    expect(members(true)).toEqual([40, 9, 7, null]);
  });

  it('are sorted by the numbers within texts', () => {
    const names = [['R10'], ['R2'], ['R1']];
    const order = { column: 0, isDescending: false };
    expect(chosenRows(names, { ...everything, order }, 'en')).toEqual([['R1'], ['R2'], ['R10']]);
  });

  it('are never lost, doubled or changed by sorting', () => {
    const cell = fc.option(fc.oneof(fc.integer(), fc.string()));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell)), fc.boolean(), (all, isDescending) => {
        const sorted = chosenRows(all, { ...everything, order: { column: 0, isDescending } }, 'zh-CN');
        expect(sorted).toHaveLength(all.length);
        expect(new Set(sorted)).toEqual(new Set(all));
      }),
    );
  });
});

describe('columns worth a filter', () => {
  const columns = (['text', 'text', 'text', 'integer'] as const).map((kind, i) => ({
    id: String(i),
    heading: String(i),
    kind,
    meaning: '',
  }));
  const table: Table = { id: 't', title: '', columns, rows, empty: '' };

  it('are texts that repeat', () => {
    expect(filterColumns(table)).toEqual([
      { column: 0, texts: ['2017Q3', '2017Q4'] },
      { column: 1, texts: ['111', '333'] },
      { column: 2, texts: ['Asleep', 'VIP', 'vip lounge'] },
    ]);
  });

  it('are not those that name each row, or say the same everywhere', () => {
    const named = [
      ['a', 'x', 'p', 1],
      ['b', 'x', 'p', 1],
      ['c', 'x', 'q', 1],
    ];
    expect(filterColumns({ ...table, rows: named }).map(({ column }) => column)).toEqual([2]);
  });
});
