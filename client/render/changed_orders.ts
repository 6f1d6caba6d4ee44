import type { ChangedOrder } from '../../sql/steps/run_differences.js';
import type { OrderDifferences } from '../results/run_diff.js';
import { amountCells, figuresOf } from './before_after.js';
import { amount, count } from './figures.js';
import type { Style } from './style.js';
import { alignedTable } from './table.js';

const changeWords: Readonly<Record<string, string>> = {
  late_arriving: 'arrived late',
  restated: 'restated',
  withdrawn: 'withdrawn',
};
const wordOf = (change: string): string => changeWords[change] ?? change;

/** Orders that differ between two runs: by kind of change, then the largest of each kind. */
export function changedOrderLines(
  { changes, examples }: OrderDifferences,
  currency: string,
  style: Style,
): readonly string[] {
  return [
    ...alignedTable(
      [
        { heading: 'change' },
        { heading: 'orders', align: 'right' },
        { heading: `adds (${currency})`, align: 'right' },
      ],
      changes.map(({ change, rows, amount: money }) => [wordOf(change), count(rows), amount(money)]),
      style,
    ),
    ...changes.flatMap(({ change, rows }) => exampleLines(change, rows, examples, currency, style)),
  ];
}

function exampleLines(
  change: string,
  rows: number,
  examples: readonly ChangedOrder[],
  currency: string,
  style: Style,
): readonly string[] {
  const its = examples.filter((example) => example.change === change);
  const more = rows - its.length;
  return [
    '',
    ...alignedTable(
      [
        { heading: wordOf(change), atMost: 32 },
        { heading: 'ordered on' },
        ...figuresOf(`amount (${currency})`),
        { heading: 'what' },
      ],
      its.map((order) => [
        order.orderId,
        order.orderedOn,
        ...amountCells(order.amount),
        order.restated.map((part) => partText(part, order)).join(', '),
      ]),
      style,
    ),
    ...(more > 0 ? [`and ${count(more)} more`] : []),
  ];
}

const partText = (part: string, { status }: ChangedOrder): string =>
  part === 'status' ? `status ${status.before ?? 'none'} → ${status.after ?? 'none'}` : part;
