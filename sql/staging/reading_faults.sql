-- Orders that cannot be read, or were not known yet.
insert into orders_rejected
select
  source_position,
  reading_reason as reason,
  reading_column as column_name,
  reading_value as value
from order_faults
where reading_reason is not null
