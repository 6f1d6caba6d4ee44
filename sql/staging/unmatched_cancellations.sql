-- Cancelled lines that cancel nothing we know of.
insert into orders_rejected
select
  typed.source_position,
  'CANCELLATION_UNMATCHED' as reason,
  {{heading}} as column_name,
  typed.order_id as value
from orders_typed as typed
left join orders_rejected as rejected on rejected.source_position = typed.source_position
left join orders_excluded as excluded on excluded.source_position = typed.source_position
left join netting on netting.cancellation_position = typed.source_position
where rejected.source_position is null and excluded.source_position is null and typed.is_cancellation and netting.cancellation_position is null
