-- How many orders before the as-of differ from an earlier run, by kind of change, and what that changes.
with changed_orders as (
  {{changed_orders}}
)
select
  change,
  count(*) as row_count,
  cast(coalesce(sum(coalesce(later_amount, 0) - coalesce(earlier_amount, 0)), 0) as varchar) as amount
from changed_orders
group by change
order by change
