-- Orders in a currency that had no exchange rate on their day. A netted cancellation needs none: its order's counts.
insert into orders_rejected
select
  typed.source_position,
  'NO_EXCHANGE_RATE' as reason,
  {{heading}} as column_name,
  typed.currency as value
from orders_typed as typed
inner join order_rates as rates
  on rates.currency is not distinct from typed.currency and rates.ordered_on = typed.ordered_on
left join orders_rejected as rejected on rejected.source_position = typed.source_position
left join orders_excluded as excluded on excluded.source_position = typed.source_position
where rejected.source_position is null
  and excluded.source_position is null
  and not typed.is_cancellation
  and rates.rate is null
