-- Groups whose sizes differ between two runs, period by period, the largest difference first.
with earlier as (
  select * from {{earlier}} where scope = $scope
),
later as (
  select * from {{later}} where scope = $scope
)
select
  coalesce(later.period, earlier.period) as period,
  coalesce(later.rfm_code, earlier.rfm_code) as rfm_code,
  coalesce(later.segment, earlier.segment) as segment,
  earlier.members as earlier_members,
  later.members as later_members
from earlier
full join later
  on later.period = earlier.period
  and later.rfm_code is not distinct from earlier.rfm_code
  and later.segment is not distinct from earlier.segment
where earlier.members is distinct from later.members
order by
  abs(coalesce(later.members, 0) - coalesce(earlier.members, 0)) desc,
  coalesce(later.as_of, earlier.as_of),
  coalesce(later.rfm_code, earlier.rfm_code)
