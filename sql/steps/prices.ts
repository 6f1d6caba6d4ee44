import { quoteLiteral } from '../../engine/quote.js';
import type { Session } from '../../engine/session.js';
import { sqlOf } from '../load.js';
import { carriesCurrency, type OrderPlan } from './order_view.js';
import { headingOf } from './rejections.js';

const ratesJoin = `inner join order_rates as rates
    on rates.currency is not distinct from typed.currency and rates.ordered_on = typed.ordered_on`;

/** Slots that tell what a row of orders is worth in the reporting currency, not yet rounded, and the join it needs. */
export function pricing(plan: OrderPlan): Readonly<Record<'price' | 'rates_join', string>> {
  if (!carriesCurrency(plan)) return { price: 'typed.amount', rates_join: '' };
  return {
    // Rates are wide, so that no product of theirs overflows.
    price: 'typed.amount * rates.rate',
    rates_join: ratesJoin,
  };
}

/**
 * Slots that tell the rate of what is taken off an order: of a refund that of its order, of a netted cancellation that
 * of the line it cancels.
 */
export function adjustmentRates(
  plan: Pick<OrderPlan, 'config'>,
): Readonly<Record<'order_rate' | 'line_rate' | 'line_rates_join', string>> {
  const one = 'cast(1 as decimal(28, 10))';
  if (!carriesCurrency(plan)) return { order_rate: one, line_rate: one, line_rates_join: '' };
  return {
    order_rate: 'orders.exchange_rate',
    line_rate: 'rates.rate',
    line_rates_join: `inner join orders_typed as typed on typed.source_position = netting.line_position
  ${ratesJoin}`,
  };
}

/**
 * Makes the rates of all currencies and days of orders, and rejects orders without a rate and those whose amount in
 * the reporting currency is too low or too large. Needs `exchange_rates_clean`; does nothing without currencies.
 */
export async function rejectUnpriced(session: Session, plan: OrderPlan, currency: string): Promise<void> {
  if (!carriesCurrency(plan)) return;
  await session.run(sqlOf('staging/order_rates'), { reporting_currency: currency });
  await session.run(sqlOf('staging/missing_rates', { heading: quoteLiteral(headingOf(plan, 'currency')) }));
  await session.run(
    sqlOf('staging/unfit_prices', {
      ...pricing(plan),
      heading: quoteLiteral(headingOf(plan, 'amount')),
      min_amount: String(plan.config.min_amount),
    }),
  );
}
