import type { OrdersTableConfig } from '../../config/schema.js';
import { quoteIdentifier, quoteLiteral } from '../../engine/quote.js';
import { cellFaults, type RowFault } from '../columns/faults.js';
import { columnSql, type Columns } from '../columns/typed.js';
import { latestColumns } from './latest.js';
import { headingOf } from './rejections.js';
import type { TablePlan } from './table_plan.js';
import { asOfInstant, localDay } from './views.js';

/** The plan of the orders table, with the settings that only it has. */
export type OrderPlan = TablePlan & { readonly config: OrdersTableConfig };

/** What an order brings in, in its own currency: the amount with or without tax and shipping, as configured. */
export function orderAmount(plan: OrderPlan): string {
  const part = (name: string) => `coalesce(${columnSql(plan.typed, name) ?? '0'}, 0)`;
  const { plus, less } = plan.config;
  if (plus.length + less.length === 0) return amountColumn(plan);
  const terms = [
    amountColumn(plan),
    ...plus.map((name) => `+ ${part(name)}`),
    ...less.map((name) => `- ${part(name)}`),
  ];
  return `try_cast(${terms.join(' ')} as decimal(18,4))`;
}

const amountColumn = (plan: OrderPlan): string =>
  columnSql(plan.typed, 'amount') ?? 'cast(null as decimal(18,4))';

/** Whether the source marks the row as cancelled, as SQL; false where no mark is configured. */
export function cancellationMark({ config }: OrderPlan): string {
  const mark = config.cancelled;
  if (mark === undefined) return 'false';
  const cell = `coalesce(present(cast(${quoteIdentifier(mark.column)} as varchar)), '')`;
  if (mark.prefix !== undefined) return `starts_with(${cell}, ${quoteLiteral(mark.prefix)})`;
  return `${cell} in (${(mark.values ?? []).map(quoteLiteral).join(', ')})`;
}

/** Columns of the orders view beside the canonical ones. */
export function orderColumns(plan: OrderPlan): Columns {
  const orderedAt = columnSql(plan.typed, 'ordered_at') ?? 'null';
  return {
    amount: orderAmount(plan),
    ordered_on: localDay(orderedAt, plan.timeZone),
    is_cancellation: plan.config.cancellations === 'net' ? cancellationMark(plan) : 'false',
    ...latestColumns(plan),
  };
}

/** Faults that keep an order from being read or known. */
export function orderReadingFaults(plan: OrderPlan): readonly RowFault[] {
  const orderedAt = columnSql(plan.typed, 'ordered_at') ?? 'null';
  return [
    ...cellFaults(plan.typed),
    {
      reason: 'AFTER_AS_OF',
      heading: headingOf(plan, 'ordered_at'),
      when: `${orderedAt} >= ${asOfInstant(plan)}`,
      found: `cast(${firstCell(plan, 'ordered_at')} as varchar)`,
    },
  ];
}

/** Faults of what a readable order says. */
export function orderContentFaults(plan: OrderPlan): readonly RowFault[] {
  const amount = orderAmount(plan);
  const tooLow = `${amount} <= ${String(plan.config.min_amount)}`;
  const cancelled = cancellationMark(plan);
  const { cancelled: mark, cancellations } = plan.config;
  const dropped: RowFault[] =
    mark === undefined || cancellations === 'net'
      ? []
      : [
          {
            reason: 'CANCELLED',
            heading: mark.column,
            when: cancelled,
            found: `cast(${quoteIdentifier(mark.column)} as varchar)`,
          },
        ];
  return [
    ...dropped,
    {
      reason: 'AMOUNT_TOO_LOW',
      heading: headingOf(plan, 'amount'),
      when: cancellations === 'net' ? `not (${cancelled}) and ${tooLow}` : tooLow,
      found: `cast(${amount} as varchar)`,
    },
  ];
}

const firstCell = (plan: OrderPlan, name: string): string =>
  plan.typed.columns.find(({ contract }) => contract.name === name)?.cells[0]?.cell ?? 'null';
