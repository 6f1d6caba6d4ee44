-- Orders beyond the outlier threshold, where the configuration drops them.
insert into orders_rejected
select
  typed.source_position,
  'OUTLIER' as reason,
  {{heading}} as column_name,
  cast(typed.amount as varchar) as value
from orders_typed as typed
{{rates_join}}
left join orders_rejected as rejected on rejected.source_position = typed.source_position
left join orders_excluded as excluded on excluded.source_position = typed.source_position
where rejected.source_position is null
  and excluded.source_position is null
  and not typed.is_cancellation
  and {{price}} > $threshold
