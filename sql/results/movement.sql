-- How many members went from which segment to which between two results, the most first. Beyond so many ways the
-- others are one row, without segments: a business that names every code has thousands.
with earlier as (
  select member_id, segment, monetary_sum
  from {{earlier}}
  where period = $earlier_period and scope = $scope
),
later as (
  select member_id, segment, monetary_sum
  from {{later}}
  where period = $later_period and scope = $scope
),
flows as (
  select
    earlier.segment as from_segment,
    later.segment as to_segment,
    count(*) as members,
    sum(coalesce(later.monetary_sum, earlier.monetary_sum)) as monetary_sum
  from earlier
  full outer join later on later.member_id = earlier.member_id
  group by earlier.segment, later.segment
),
ranked as (
  select
    *,
    row_number() over (order by members desc, from_segment nulls last, to_segment nulls last) as size_rank
  from flows
),
listed as (
  select
    least(size_rank, cast($listed as bigint) + 1) as place,
    case when size_rank <= $listed then from_segment end as from_segment,
    case when size_rank <= $listed then to_segment end as to_segment,
    members,
    monetary_sum
  from ranked
)
select
  place,
  from_segment,
  to_segment,
  count(*) as flows,
  cast(sum(members) as bigint) as members,
  cast(sum(monetary_sum) as decimal(38, 4)) as monetary_sum
from listed
group by place, from_segment, to_segment
order by place
