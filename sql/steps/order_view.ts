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

/** Columns that are taken off the amount, or come on top of it, as configured. */
export const amountTerms = ({
  config: { less, plus },
}: Pick<OrderPlan, 'config'>): readonly { readonly name: string; readonly sign: '+' | '-' }[] => [
  ...less.map((name) => ({ name, sign: '-' }) as const),
  ...plus.map((name) => ({ name, sign: '+' }) as const),
];

/** What an order brings in, in its own currency: the amount with or without tax and shipping, as configured. */
function orderAmount(plan: OrderPlan): string {
  const terms = amountTerms(plan);
  if (terms.length === 0) return statedAmount(plan);
  // Widened: a sum that has too many digits must set its row aside, not end the run.
  const widened = terms.map(
    ({ name, sign }) => `${sign} cast(coalesce(${columnSql(plan.typed, name) ?? '0'}, 0) as decimal(28,4))`,
  );
  return `try_cast(${statedAmount(plan)} ${widened.join(' ')} as decimal(18,4))`;
}

/** The amount as the source states it. */
const statedAmount = (plan: OrderPlan): string =>
  columnSql(plan.typed, 'amount') ?? 'cast(null as decimal(18,4))';

/** Whether the source marks the row as cancelled, as SQL; false where no mark is configured. */
function cancellationMark({ config }: OrderPlan): string {
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
    stated_amount: statedAmount(plan),
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
    ...(amountTerms(plan).length === 0 ? [] : [tooLarge(plan)]),
    {
      reason: 'AFTER_AS_OF',
      heading: headingOf(plan, 'ordered_at'),
      when: `${orderedAt} >= ${asOfInstant(plan)}`,
      found: `cast(${firstCell(plan, 'ordered_at')} as varchar)`,
    },
  ];
}

/** Whether orders may carry a currency other than the reporting one. */
export const carriesCurrency = ({ config }: Pick<OrderPlan, 'config'>): boolean =>
  config.columns['currency'] !== undefined;

/** Faults of what a readable order says; whether an amount in another currency is too low is told by its price. */
export function orderContentFaults(plan: OrderPlan): readonly RowFault[] {
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
  return carriesCurrency(plan) ? dropped : [...dropped, tooLow(plan)];
}

/** A sum of amounts may have more digits than each of them. */
const tooLarge = (plan: OrderPlan): RowFault => ({
  reason: 'AMOUNT_TOO_LARGE',
  heading: headingOf(plan, 'amount'),
  when: `${statedAmount(plan)} is not null and ${orderAmount(plan)} is null`,
  found: `cast(${statedAmount(plan)} as varchar)`,
});

function tooLow(plan: OrderPlan): RowFault {
  const amount = orderAmount(plan);
  const when = `${amount} <= ${String(plan.config.min_amount)}`;
  return {
    reason: 'AMOUNT_TOO_LOW',
    heading: headingOf(plan, 'amount'),
    when: plan.config.cancellations === 'net' ? `not (${cancellationMark(plan)}) and ${when}` : when,
    found: `cast(${amount} as varchar)`,
  };
}

const firstCell = (plan: OrderPlan, name: string): string =>
  plan.typed.columns.find(({ contract }) => contract.name === name)?.cells[0]?.cell ?? 'null';
