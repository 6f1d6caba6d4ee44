-- Faults that a row has by itself.
insert into {{rejected}}
with judged as (
  {{judged}}
)
select
  source_position,
  reason,
  column_name,
  value
from judged
where reason is not null
