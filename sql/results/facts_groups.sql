-- Groups of all periods, in order of time, for readers.
with groups as (
  select * from rfm_groups where scope = $scope
)
select
  period,
  rfm_code,
  segment,
  members,
  order_count,
  monetary_sum,
  round(recency_days_mean, 2) as recency_days_mean
from groups
order by as_of, period, rfm_code nulls last, segment nulls last
