import { quoteLiteral } from '../../engine/quote.js';
import type { Session } from '../../engine/session.js';
import { sqlOf } from '../load.js';
import { keptColumns, sumType } from './order_columns.js';
import { carriesCurrency, type OrderPlan } from './order_view.js';
import { pricing } from './prices.js';
import { headingOf } from './rejections.js';

/**
 * Rejects the lines of orders of which a sum has more digits than are kept. Looking for these orders groups all lines,
 * so it is only done where the sums of all lines have more digits too.
 */
export async function rejectOversizedOrders(session: Session, plan: OrderPlan): Promise<void> {
  if (plan.config.grain === 'order') return;
  const sums = summedColumns(plan);
  const beyond = sums.map(({ name }) => tooLarge(`sum(abs(${name}))`)).join(' or ');
  const [found] = await session.rows(sqlOf('checks/sums_beyond', { ...pricing(plan), beyond }));
  if (found?.['beyond'] !== true) return;
  const first = (part: (column: SummedColumn) => string) =>
    `case ${sums.map((column) => `when ${tooLarge(`sum(${column.name})`)} then ${part(column)}`).join(' ')} end`;
  await session.run(
    sqlOf('staging/oversized_orders', {
      ...pricing(plan),
      column_name: first(({ heading }) => quoteLiteral(heading)),
      value: first(({ name }) => `cast(cast(sum(${name}) as decimal(38, 4)) as varchar)`),
    }),
  );
}

interface SummedColumn {
  readonly name: string;
  readonly heading: string;
}

/** Columns whose values are added up when lines are folded to orders. */
function summedColumns(plan: OrderPlan): readonly SummedColumn[] {
  const amount = headingOf(plan, 'amount');
  return [
    { name: 'reporting_amount', heading: amount },
    ...(carriesCurrency(plan) ? [{ name: 'amount', heading: amount }] : []),
    ...keptColumns(plan)
      .filter(({ summed }) => summed)
      .map(({ name }) => ({ name, heading: headingOf(plan, name) })),
  ];
}

const tooLarge = (sum: string): string => `(${sum} is not null and try_cast(${sum} as ${sumType}) is null)`;
