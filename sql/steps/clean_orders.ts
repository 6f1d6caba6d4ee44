import { rowText } from '../../engine/row_text.js';
import { sqlOf } from '../load.js';
import { keptColumns, sumType } from './order_columns.js';
import { carriesCurrency, type OrderPlan } from './order_view.js';
import { pricing } from './prices.js';

/** SELECT of the orders that count: one row each, or lines folded to one. */
export function cleanOrdersSelect(plan: OrderPlan): string {
  return plan.config.grain === 'order' ? singleOrders(plan) : foldedOrders(plan);
}

/** Slots that both forms share: what an order is worth in the reporting currency, and whether it is an outlier. */
function priced(plan: OrderPlan): Readonly<Record<'prices' | 'rates_join' | 'outlier', string>> {
  const { price, rates_join } = pricing(plan);
  const rate = carriesCurrency(plan) ? ',\n    rates.rate as exchange_rate' : '';
  return {
    prices: `${price} as reporting_amount${rate}`,
    rates_join,
    outlier: 'coalesce(reporting_amount > (select threshold from outlier_threshold), false)',
  };
}

function singleOrders(plan: OrderPlan): string {
  return sqlOf('staging/orders_clean', {
    ...priced(plan),
    order_seq:
      plan.config.on_conflict === 'keep_each'
        ? 'cast(row_number() over (partition by order_id order by source_position) as integer)'
        : 'cast(1 as integer)',
    currency_columns: carriesCurrency(plan) ? 'currency,\n  exchange_rate,\n  amount as source_amount,' : '',
    optional: keptColumns(plan)
      .map(({ name }) => `${name},`)
      .join('\n  '),
  });
}

/**
 * How the lines of an order were converted, each at the rate of its own currency and day: the currency, if it is one;
 * the rate or, of several, what a unit of the stated amounts came to.
 */
const foldedCurrency = `case
      when min(coalesce(currency, '')) = max(coalesce(currency, '')) then min(currency)
    end as currency,
    case
      when min(exchange_rate) = max(exchange_rate) then min(exchange_rate)
      else coalesce(
        try_cast(
          cast(sum(reporting_amount) as double) / nullif(cast(sum(amount) as double), 0) as decimal(28, 10)
        ),
        min_by(exchange_rate, source_position)
      )
    end as exchange_rate,
    cast(sum(amount) as ${sumType}) as source_amount,`;

function foldedOrders(plan: OrderPlan): string {
  const optional = keptColumns(plan);
  const first = (name: string) => `min_by(${name}, source_position) as ${name},`;
  const sum = (name: string) => `cast(sum(${name}) as ${sumType}) as ${name},`;
  const currencyNames = carriesCurrency(plan) ? ['currency', 'exchange_rate', 'source_amount'] : [];
  return sqlOf('staging/orders_folded', {
    ...priced(plan),
    row_text: rowText(
      plan.staged.map(({ heading }) => heading),
      'staged',
    ),
    currency_columns: carriesCurrency(plan) ? foldedCurrency : '',
    optional: optional.map(({ name, summed }) => (summed ? sum(name) : first(name))).join('\n    '),
    folded_columns: [
      'member_id',
      'ordered_at',
      'ordered_on',
      'amount',
      ...currencyNames,
      'source_rows',
      'equal_lines',
      'outlier',
      ...optional.map(({ name }) => name),
      'source_file',
      'source_sheet',
      'source_row',
    ].join(',\n  '),
  });
}
