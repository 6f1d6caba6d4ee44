-- Size and value of the segments in one period of a run.
with groups as (
  select * from {{groups}} where period = $period and scope = $scope
)
select
  segment,
  cast(sum(members) as bigint) as members,
  cast(sum(order_count) as bigint) as order_count,
  cast(sum(monetary_sum) as decimal(38, 4)) as monetary_sum
from groups
group by segment
order by segment nulls last
