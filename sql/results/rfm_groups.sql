-- Size and value of each group in each period.
with scores as (
  select * from rfm_scores
),
groups as (
  select
    period,
    scope,
    as_of,
    rfm_code,
    segment,
    count(*) as members,
    sum(order_count) as order_count,
    sum(monetary_sum) as monetary_sum,
    sum(recency_days) as recency_days_total
  from scores
  group by period, scope, as_of, rfm_code, segment
),
totals as (
  select
    period,
    scope,
    sum(members) as members,
    sum(monetary_sum) as monetary_sum
  from groups
  group by period, scope
)
select
  groups.period,
  groups.scope,
  groups.as_of,
  groups.rfm_code,
  groups.segment,
  cast(groups.members as integer) as members,
  cast(groups.members as double) / cast(totals.members as double) as member_share,
  cast(groups.order_count as bigint) as order_count,
  cast(groups.monetary_sum as decimal(38, 4)) as monetary_sum,
  cast(groups.monetary_sum as double) / nullif(cast(totals.monetary_sum as double), 0) as monetary_share,
  cast(groups.recency_days_total as double) / cast(groups.members as double) as recency_days_mean
from groups
inner join totals on totals.period = groups.period and totals.scope = groups.scope
order by groups.period, groups.scope, groups.rfm_code nulls last, groups.segment
