-- The exchange rate of each currency on each day of an order: the latest that was valid by then; 1 for the
-- reporting currency.
create or replace temp table order_rates as
with days as (
  select distinct
    currency,
    ordered_on
  from orders_standing
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
