-- The exchange rate of each currency on each day of an order: the latest that was valid by then; 1 for the
-- reporting currency.
create or replace temp table order_rates as
with valid as (
  select typed.*
  from orders_typed as typed
  left join orders_rejected as rejected on rejected.source_position = typed.source_position
  left join orders_excluded as excluded on excluded.source_position = typed.source_position
  where rejected.source_position is null and excluded.source_position is null
),
days as (
  select distinct
    currency,
    ordered_on
  from valid
),
rates as (
  select * from exchange_rates_clean
)
select
  days.currency,
  days.ordered_on,
  case
    when days.currency is null or days.currency = $reporting_currency then cast(1 as decimal(28, 10))
    else max_by(rates.rate, rates.valid_from)
  end as rate
from days
left join rates on rates.currency = days.currency and rates.valid_from <= days.ordered_on
group by days.currency, days.ordered_on
