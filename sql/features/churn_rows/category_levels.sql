-- The values of a category in their order, numbered from 0.
create or replace temp table {{levels}} as
with found as (
  select distinct {{category}} as level from {{relation}} where {{category}} is not null
)
select level, cast(row_number() over (order by level) - 1 as double) as code
from found
