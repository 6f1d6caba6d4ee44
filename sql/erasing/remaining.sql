-- A table without the rows of barred members, in its own order.
with numbered as (
  select
    *,
    row_number() over () as memberflow_row
  from {{relation}}
)
select
  {{columns}}
from numbered
where not ({{is_erased}})
order by memberflow_row
