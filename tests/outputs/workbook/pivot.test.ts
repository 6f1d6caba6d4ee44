import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SheetColumn, SheetRow } from '../../../outputs/workbook/content.js';
import { pivotCachePart, pivotRecordsPart } from '../../../outputs/workbook/pivot/cache.js';
import type { Pivot } from '../../../outputs/workbook/pivot/content.js';
import { pivotLines } from '../../../outputs/workbook/pivot/layout.js';
import { pivotPart } from '../../../outputs/workbook/pivot/pivot_part.js';
import { misplaced } from './element_order.js';
import { allOf, oneOf, parseXml, type Element } from './xml.js';

const columns: readonly SheetColumn[] = [
  { heading: 'Period', kind: 'text' },
  { heading: 'Segment', kind: 'text' },
  { heading: 'Code', kind: 'text' },
  { heading: 'Members', kind: 'integer' },
  { heading: 'Amount', kind: 'money' },
];
const rows: readonly SheetRow[] = [
  ['2016', 'Loyal & <new>', '33', 10, '7.5000'],
  ['2016', 'Lost', '11', 4, '2.0000'],
  ['2017', 'Loyal & <new>', '33', 12, '9.0000'],
  ['2017', 'Loyal & <new>', '32', 3, null],
];
const pivot: Pivot = {
  source: { sheet: 'source', columns, rows },
  rows: [
    { field: 1, items: ['Loyal & <new>', 'Lost'] },
    { field: 2, items: ['33', '32', '11'] },
  ],
  columns: { field: 0, items: ['2016', '2017'] },
  valueField: 3,
  valueTitle: 'Number of members',
  total: 'Total',
  row: 3,
};
const codesOnly: Pivot = { ...pivot, rows: [{ field: 2, items: ['33', '32', '11'] }] };

const itemsIn = (element: Element) =>
  element.children.map((item) => ({
    ...item.attributes,
    x: item.children.map(({ attributes }) => Number(attributes.v ?? 0)),
  }));

describe('pivotLines', () => {
  it('adds up groups, what is in them, and all', () => {
    expect(
      pivotLines(pivot).map(({ kind, label, values, total }) => [kind, label, ...values, total]),
    ).toEqual([
      ['group', 'Loyal & <new>', 10, 15, 25],
      ['item', '33', 10, 12, 22],
      ['item', '32', null, 3, 3],
      ['group', 'Lost', 4, null, 4],
      ['item', '11', 4, null, 4],
      ['total', 'Total', 14, 15, 29],
    ]);
  });

  it('has no groups where there is one axis', () => {
    expect(pivotLines(codesOnly).map(({ kind, label, total }) => [kind, label, total])).toEqual([
      ['item', '33', 22],
      ['item', '32', 3],
      ['item', '11', 4],
      ['total', 'Total', 29],
    ]);
  });

  it('adds up the same along either way, whatever the rows', () => {
    const row = fc.tuple(
      fc.constantFrom('2016', '2017'),
      fc.constantFrom('Loyal & <new>', 'Lost'),
      fc.constantFrom('33', '32', '11'),
      fc.nat(1000),
      fc.constant(null),
    );
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), (some) => {
        const lines = pivotLines({ ...pivot, source: { ...pivot.source, rows: some } });
        const sum = (kind: string) =>
          lines.filter((line) => line.kind === kind).reduce((total, line) => total + line.total, 0);
        const all = some.reduce((total, [, , , members]) => total + members, 0);
        expect([sum('group'), sum('item'), sum('total')]).toEqual([all, all, all]);
        for (const { values, total } of lines) {
          expect(values.reduce<number>((before, value) => before + (value ?? 0), 0)).toBe(total);
        }
      }),
    );
  });
});

describe('the parts of a pivot', () => {
  const definition = parseXml(pivotPart(pivot, 1, 'Pivot'));

  it('lie where its cells are, and name its rows as they stand there', () => {
    // Two rows of headings and six lines from row 4 on; segment, code, two periods, total.
    expect(oneOf(definition, 'location').attributes).toEqual({
      ref: 'A4:E11',
      firstHeaderRow: '1',
      firstDataRow: '2',
      firstDataCol: '2',
    });
    expect(itemsIn(oneOf(definition, 'rowItems'))).toEqual([
      { x: [0] },
      { r: '1', x: [0] },
      { r: '1', x: [1] },
      { x: [1] },
      { r: '1', x: [2] },
      { t: 'grand', x: [0] },
    ]);
    expect(itemsIn(oneOf(definition, 'colItems'))).toEqual([{ x: [0] }, { x: [1] }, { t: 'grand', x: [0] }]);
    expect(oneOf(definition, 'dataField').attributes).toMatchObject({ name: 'Number of members', fld: '3' });
  });

  it('repeat no outer item where there is one axis', () => {
    const items = itemsIn(oneOf(parseXml(pivotPart(codesOnly, 1, 'Pivot')), 'rowItems'));
    expect(items).toEqual([{ x: [0] }, { x: [1] }, { x: [2] }, { t: 'grand', x: [0] }]);
  });

  it('keep the source: texts by their number, numbers with their range, and what is missing', () => {
    const cache = parseXml(pivotCachePart(pivot, "it's"));
    expect(oneOf(cache, 'worksheetSource').attributes).toEqual({ ref: 'A1:E5', sheet: "it's" });
    const fields = allOf(cache, 'cacheField');
    expect(fields.map(({ attributes }) => attributes.name)).toEqual(columns.map(({ heading }) => heading));
    expect(allOf(fields[1]!, 's').map(({ attributes }) => attributes.v)).toEqual(['Loyal & <new>', 'Lost']);
    expect(oneOf(fields[3]!, 'sharedItems').attributes).toEqual({
      containsString: '0',
      containsSemiMixedTypes: '0',
      containsNumber: '1',
      containsInteger: '1',
      minValue: '3',
      maxValue: '12',
    });
    expect(oneOf(fields[4]!, 'sharedItems').attributes).toMatchObject({
      containsBlank: '1',
      minValue: '2',
      maxValue: '9',
    });
    const records = allOf(parseXml(pivotRecordsPart(pivot)), 'r').map(({ children }) =>
      children.map(({ name, attributes }) => [name, attributes.v]),
    );
    expect(records).toHaveLength(4);
    expect(records[3]).toEqual([
      ['x', '1'],
      ['x', '0'],
      ['x', '1'],
      ['n', '3'],
      ['m', undefined],
    ]);
  });

  it('have their elements in the order of the schema', () => {
    expect([definition, parseXml(pivotCachePart(pivot, 'a'))].flatMap(misplaced)).toEqual([]);
  });
});
