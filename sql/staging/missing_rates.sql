-- Orders in a currency that had no exchange rate on their day. A netted cancellation needs none: its order's counts.
insert into orders_rejected
select
  typed.source_position,
  'NO_EXCHANGE_RATE' as reason,
  {{heading}} as column_name,
  typed.currency as value
from orders_standing as typed
inner join order_rates as rates
  on rates.currency is not distinct from typed.currency and rates.ordered_on = typed.ordered_on
where not typed.is_cancellation and rates.rate is null
