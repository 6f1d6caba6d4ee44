-- How many rows were not staged, and their money.
select
  count(*) as row_count,
  cast(coalesce(sum(amount), 0) as varchar) as amount,
  count(*) - count(amount) as without_amount
from {{erased}}
