import type { BeforeAfter } from '../../sql/steps/run_differences.js';
import { amount, count } from './figures.js';
import type { Style } from './style.js';
import { alignedTable, type TableColumn } from './table.js';

/** Most rows of a table that are shown. */
const shownAtMost = 5;

/** A column that names what is compared, and one for each side. */
export const sides = (heading: string): readonly TableColumn[] => [
  { heading },
  { heading: 'before', atMost: 60 },
  { heading: 'after', atMost: 60 },
];

/** Two columns of a figure, before and after. */
export const figuresOf = (heading: string): readonly TableColumn[] => [
  { heading: `${heading} before`, align: 'right' },
  { heading: 'after', align: 'right' },
];

export const countCells = ({ before, after }: BeforeAfter<number>): readonly string[] =>
  [before, after].map((figure) => (figure === null ? '' : count(figure)));

export const amountCells = ({ before, after }: BeforeAfter<string>): readonly string[] =>
  [before, after].map((figure) => (figure === null ? '' : amount(figure)));

/** The first rows of a table, then how many more there are. */
export function listed(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  style: Style,
): readonly string[] {
  if (rows.length === 0) return [];
  const more = rows.length - shownAtMost;
  return [
    ...alignedTable(columns, rows.slice(0, shownAtMost), style),
    ...(more > 0 ? [`and ${count(more)} more`] : []),
  ];
}
