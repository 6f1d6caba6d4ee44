-- What was taken off orders, by kind.
select
  kind,
  count(*) as row_count,
  cast(coalesce(sum(amount), 0) as varchar) as amount
from order_adjustments
group by kind
order by kind
