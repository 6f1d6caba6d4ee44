-- The values of one measure at given ranks. A library's interpolated quantile may lie an ulp below the equal values
-- around it, which would lift every member with that value by a bin; so the ranks are read and interpolated apart.
with ranked as (
  select
    cast({{measure}} as double) as value,
    row_number() over (order by {{measure}}) as value_rank
  from member_orders
  where period = $period and scope = $scope and order_count > 0
)
select value_rank, value
from ranked
where value_rank in ({{ranks}})
order by value_rank
