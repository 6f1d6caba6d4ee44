-- How value is spread over the members of one period: the most valuable ones in equal steps, with their part of the
-- value so far. Among equal values it does not matter who stands first. Whoever cost more than they brought counts
-- as zero, so that no part is greater than the whole.
with members as (
  select greatest(monetary_sum, cast(0 as decimal(18, 4))) as monetary_sum
  from rfm_scores
  where period = $period and scope = $scope
),
totals as (
  select
    count(*) as members,
    sum(monetary_sum) as monetary_sum
  from members
),
ranked as (
  select
    monetary_sum,
    row_number() over (order by monetary_sum desc) as value_rank
  from members
),
steps as (
  select
    (ranked.value_rank * cast($steps as bigint) + totals.members - 1) / totals.members as step,
    count(*) as members,
    sum(ranked.monetary_sum) as monetary_sum
  from ranked
  cross join totals
  group by step
),
running as (
  select
    step,
    sum(members) over so_far as members,
    sum(monetary_sum) over so_far as monetary_sum
  from steps
  window so_far as (order by step rows between unbounded preceding and current row)
)
select
  cast(running.members as double) / cast(totals.members as double) as member_share,
  cast(running.monetary_sum as double) / cast(totals.monetary_sum as double) as monetary_share
from running
cross join totals
where totals.monetary_sum > 0
order by running.step
