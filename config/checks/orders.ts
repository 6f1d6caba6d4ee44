import { listed } from '../expectation.js';
import type { Finding } from '../finding.js';
import type { OrdersTableConfig } from '../schema.js';
import { known } from './part.js';
import type { TableInQuestion } from './tables.js';

type Orders = TableInQuestion<OrdersTableConfig>;

/** Netting needs order lines, a mark of cancelled ones and the product that links the two. */
export function nettingFindings({ part, mapped }: Orders): readonly Finding[] {
  if (known(part, 'cancellations')?.cancellations !== 'net') return [];
  const grain = known(part, 'grain');
  const cancelled = known(part, 'cancelled');
  const lacking = [
    grain && grain.grain !== 'line' ? 'grain: line' : '',
    cancelled && cancelled.cancelled === undefined ? 'cancelled' : '',
    mapped && !mapped.includes('product_id') ? 'the column product_id' : '',
  ].filter((need) => need !== '');
  if (lacking.length === 0) return [];
  return [
    {
      code: 'MF225',
      path: [...part.path, 'cancellations'],
      culprit: 'value',
      headline: `table orders: cancellations: net needs ${listed(lacking, 'and')}`,
      hint: `add ${listed(lacking, 'and')}, or use drop`,
    },
  ];
}

/** Columns that adjust the amount are mapped, and none is both added and subtracted. */
export function adjustmentFindings({ part, mapped }: Orders): readonly Finding[] {
  const { less = [], plus = [] } = part.values;
  const unmapped = (['less', 'plus'] as const).flatMap((key) =>
    (part.values[key] ?? [])
      .map((column, i) => ({ column, path: [...part.path, key, i] }))
      .filter(({ column }) => mapped !== undefined && !mapped.includes(column)),
  );
  const contradicting = plus
    .map((column, i) => ({ column, path: [...part.path, 'plus', i] }))
    .filter(({ column }) => less.includes(column));
  return [
    ...unmapped.map(({ column, path }): Finding => ({
      code: 'MF226',
      path,
      culprit: 'value',
      headline: `table orders: the amount is adjusted by ${column}, which is not mapped`,
      hint: `add ${column}: and its heading under columns`,
    })),
    ...contradicting.map(({ column, path }): Finding => ({
      code: 'MF226',
      path,
      culprit: 'value',
      headline: `table orders: ${column} is both subtracted (less) and added (plus)`,
      hint: 'keep one of them',
    })),
  ];
}

/** Orders in other currencies need rates; `present` lists the tables of the document. */
export function currencyFindings({ part, mapped }: Orders, present: readonly string[]): readonly Finding[] {
  if (!mapped?.includes('currency') || present.includes('exchange_rates')) return [];
  return [
    {
      code: 'MF231',
      path: [...part.path, 'columns', 'currency'],
      culprit: 'key',
      headline: 'table orders maps currency, and the table exchange_rates is not configured',
      hint: 'add the table exchange_rates, or remove this column',
    },
  ];
}
