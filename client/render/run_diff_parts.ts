import { printable } from '../../config/redact.js';
import type { PeriodTotals } from '../../sql/steps/run_differences.js';
import type { RunDiff } from '../results/run_diff.js';
import { amountCells, countCells, figuresOf, listed, sides } from './before_after.js';
import { changedOrderLines } from './changed_orders.js';
import type { Style } from './style.js';
import { alignedTable } from './table.js';

/** One thing that two runs are compared by. */
export interface Part {
  readonly what: string;
  /** What its differences are counted in. */
  readonly one: string;
  /** Null: cannot be compared any more. */
  readonly differences: number | null;
  readonly lines: readonly string[];
}

/** Everything that two runs are compared by, from what went in to what came out. */
export function partsOf(diff: RunDiff, currency: string, style: Style): readonly Part[] {
  const { configuration, inputs, orders, accounts, periods, groups } = diff;
  const money = `amount (${currency})`;
  return [
    {
      what: 'configuration',
      one: 'key',
      differences: configuration.length,
      lines: listed(
        sides('key'),
        configuration.map(({ key, before, after }) => [key, short(before), short(after)]),
        style,
      ),
    },
    {
      what: 'inputs',
      one: 'file',
      differences: inputs.length,
      lines: listed(
        [{ heading: 'table' }, { heading: 'change' }, { heading: 'file' }],
        inputs.map(({ table, path, change }) => [table, change, path]),
        style,
      ),
    },
    {
      what: orders === null ? 'orders' : `orders before ${orders.before}`,
      one: 'order',
      differences: orders && orders.changes.reduce((sum, { rows }) => sum + rows, 0),
      lines: orders === null ? [] : changedOrderLines(orders, currency, style),
    },
    {
      what: 'account of rows',
      one: 'line',
      differences: accounts && accounts.length,
      lines: listed(
        [{ heading: 'table' }, { heading: 'line' }, ...figuresOf('rows'), ...figuresOf(money)],
        (accounts ?? []).map(({ table, line, rows, amount: sum }) => [
          table,
          line,
          ...countCells(rows),
          ...amountCells(sum),
        ]),
        style,
      ),
    },
    {
      what: 'periods',
      one: 'period',
      differences: periods && periods.filter(isRestated).length,
      lines: alignedTable(
        [{ heading: 'period' }, ...figuresOf('members'), ...figuresOf('orders'), ...figuresOf(money)],
        (periods ?? []).map(({ period, members, orders: ordered, monetary }) => [
          period,
          ...countCells(members),
          ...countCells(ordered),
          ...amountCells(monetary),
        ]),
        style,
      ),
    },
    {
      what: 'group sizes',
      one: 'group',
      differences: groups && groups.length,
      lines: listed(
        [
          { heading: 'period' },
          { heading: 'group' },
          { heading: 'segment', atMost: 32 },
          ...figuresOf('members'),
        ],
        (groups ?? []).map(({ period, code, segment, members }) => [
          period,
          code ?? '',
          segment ?? '',
          ...countCells(members),
        ]),
        style,
      ),
    },
  ];
}

const isRestated = ({ members, orders, monetary }: PeriodTotals): boolean =>
  [members, orders, monetary].some(({ before, after }) => before !== after);

const short = (json: string | null): string => (json === null ? '(none)' : printable(json));
