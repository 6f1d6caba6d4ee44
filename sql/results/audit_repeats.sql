-- Rows that repeat an earlier one to the letter.
with distinct_rows as (
  select distinct {{columns}} from {{staged}}
)
select
  (select count(*) from {{staged}}) as row_count,
  count(*) as distinct_rows
from distinct_rows
