import type { PageCell, PageRow } from '../content.js';
import type { Pivot } from '../pivot/content.js';
import { pivotLines, type PivotLine } from '../pivot/layout.js';
import type { StyleName } from '../styles.js';
import { displayWidth } from '../widths.js';

const looks: Readonly<Record<PivotLine['kind'], readonly [label: StyleName, number: StyleName]>> = {
  group: ['pivotGroup', 'pivotGroupNumber'],
  item: ['text', 'integer'],
  total: ['pivotTotal', 'pivotTotalNumber'],
};

/** In characters. */
const margin = 4;
const textWidth = 16;
const numberWidth = 14;

/** Of the columns of a pivot's sheet, in characters. */
export const pivotWidths = ({ rows, columns, valueTitle, total }: Pivot): readonly number[] => [
  ...rows.map(({ items }, i) => widthFor(i === 0 ? [valueTitle, ...items] : items, textWidth)),
  ...[...columns.items, total].map((text) => widthFor([text], numberWidth)),
];

const widthFor = (texts: readonly string[], least: number): number =>
  texts.reduce((most, text) => Math.max(most, displayWidth(text) + margin), least);

/** The cells of a pivot as Excel itself would fill them, for readers that show a pivot's cells as they find them. */
export function pivotPage(pivot: Pivot, title: string, note: string): readonly PageRow[] {
  const { rows, columns, valueTitle, total, source } = pivot;
  const heading = (value: string, style: StyleName): PageCell => ({ value, style });
  const nameOf = (field: number): string => source.columns[field]?.heading ?? '';
  const above: readonly PageRow[] = [
    { cells: [heading(title, 'title')], height: 24 },
    { cells: [heading(note, 'note')] },
    { cells: [] },
  ];
  return [
    ...above.slice(0, pivot.row),
    {
      cells: [
        ...rows.map((_, i) => heading(i === 0 ? valueTitle : '', 'heading')),
        heading(nameOf(columns.field), 'heading'),
        ...columns.items.map(() => heading('', 'heading')),
      ],
    },
    {
      cells: [
        ...rows.map(({ field }) => heading(nameOf(field), 'heading')),
        ...[...columns.items, total].map((item) => heading(item, 'numberHeading')),
      ],
    },
    ...pivotLines(pivot).map((line) => lineRow(line, rows.length)),
  ];
}

/** @param axes columns of labels; what is in a group stands in the last of them, all else in the first */
function lineRow({ kind, label, values, total }: PivotLine, axes: number): PageRow {
  const [labelStyle, numberStyle] = looks[kind];
  const labelled = kind === 'item' ? axes - 1 : 0;
  return {
    cells: [
      ...Array.from({ length: axes }, (_, i) => ({ value: i === labelled ? label : '', style: labelStyle })),
      ...[...values, total].map((value): PageCell => ({ value, style: numberStyle })),
    ],
  };
}
