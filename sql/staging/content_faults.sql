-- Orders that can be read, stand alone under their number and belong to a member who counts, but do not count.
insert into orders_rejected
select
  faults.source_position,
  faults.content_reason as reason,
  faults.content_column as column_name,
  faults.content_value as value
from order_faults as faults
left join orders_rejected as rejected on rejected.source_position = faults.source_position
left join orders_excluded as excluded on excluded.source_position = faults.source_position
where faults.content_reason is not null
  and rejected.source_position is null
  and excluded.source_position is null
