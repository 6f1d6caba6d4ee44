-- Orders that can be read, stand alone under their number and belong to a member who counts, but do not count.
insert into orders_rejected
with judged as (
  {{judged}}
)
select
  judged.source_position,
  judged.reason,
  judged.column_name,
  judged.value
from judged
left join orders_rejected as rejected on rejected.source_position = judged.source_position
left join orders_excluded as excluded on excluded.source_position = judged.source_position
where judged.reason is not null and rejected.source_position is null and excluded.source_position is null
