-- Orders beyond the outlier threshold, where the configuration drops them.
insert into orders_rejected
select
  typed.source_position,
  'OUTLIER' as reason,
  {{heading}} as column_name,
  cast(typed.amount as varchar) as value
from orders_standing as typed
{{rates_join}}
where not typed.is_cancellation and {{price}} > $threshold
