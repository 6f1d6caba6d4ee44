-- Refunds of orders that are not among the orders that count.
insert into refunds_rejected
select
  typed.source_position,
  'UNKNOWN_ORDER' as reason,
  {{heading}} as column_name,
  typed.order_id as value
from refunds_typed as typed
left join refunds_rejected as rejected on rejected.source_position = typed.source_position
left join (select distinct order_id from orders_clean) as orders on orders.order_id = typed.order_id
where rejected.source_position is null and orders.order_id is null
