-- Rows, their parseable amounts, and rows without one.
select
  count(*) as row_count,
  cast(coalesce(sum(amount), 0) as varchar) as amount,
  count(*) - count(amount) as without_amount
from {{relation}}
