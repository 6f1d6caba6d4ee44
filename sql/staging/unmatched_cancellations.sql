-- Cancelled lines that cancel nothing we know of.
insert into orders_rejected
select
  typed.source_position,
  'CANCELLATION_UNMATCHED' as reason,
  {{heading}} as column_name,
  typed.order_id as value
from orders_standing as typed
left join netting on netting.cancellation_position = typed.source_position
where typed.is_cancellation and netting.cancellation_position is null
