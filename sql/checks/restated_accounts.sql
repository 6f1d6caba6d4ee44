-- Lines of the reconciliation that differ between two runs, such as how many rows were set aside for a reason.
with earlier as (
  select * from {{earlier}}
),
later as (
  select * from {{later}}
)
select
  coalesce(later.table_name, earlier.table_name) as table_name,
  coalesce(later.line, earlier.line) as line,
  earlier.row_count as earlier_rows,
  later.row_count as later_rows,
  cast(earlier.amount as varchar) as earlier_amount,
  cast(later.amount as varchar) as later_amount
from earlier
full join later on later.table_name = earlier.table_name and later.line = earlier.line
where earlier.row_count is distinct from later.row_count or earlier.amount is distinct from later.amount
order by coalesce(later.table_name, earlier.table_name), coalesce(later.line, earlier.line)
