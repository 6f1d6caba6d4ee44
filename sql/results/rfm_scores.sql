-- Digits, code, sum, weighted score, rank and segment of each member in one period. All but the digits is the same for
-- every member of a group, so it is computed once a group; sorting a million members for their rank takes longer than
-- everything else here.
insert into rfm_scores
with digits as (
  select
    *,
    cast({{r}} as integer) as r,
    cast({{f}} as integer) as f,
    cast({{m}} as integer) as m
  from member_orders
  where period = $period and scope = $scope
),
sizes as (
  select r, f, m, count(*) as members from digits group by r, f, m
),
codes as (
  select
    r,
    f,
    m,
    members,
    cast(r as varchar) || cast(f as varchar) || cast(m as varchar) as rfm_code,
    r + f + m as rfm_sum,
    -- Four decimals: weights of six that only nearly equal a third must not part members of equal sums.
    cast(
      round(
        r * cast($weight_r as decimal(7, 6)) + f * cast($weight_f as decimal(7, 6)) + m * cast($weight_m as decimal(7, 6)),
        4
      ) as decimal(7, 4)
    ) as rfm_score
  from sizes
),
groups as (
  select
    codes.*,
    -- One more than the members with a greater score, as `rank` counts.
    cast(
      1
      + sum(codes.members) over (order by codes.rfm_score desc nulls last range between unbounded preceding and current row)
      - sum(codes.members) over (partition by codes.rfm_score)
      as integer
    ) as better_rank,
    names.segment
  from codes
  left join code_names as names on names.rfm_code = codes.rfm_code
)
select
  digits.member_id,
  digits.period,
  digits.scope,
  digits.as_of,
  digits.recency_days,
  digits.order_count,
  digits.monetary_sum,
  digits.r,
  digits.f,
  digits.m,
  groups.rfm_code,
  groups.rfm_sum,
  groups.rfm_score,
  case when groups.rfm_score is not null then groups.better_rank end as rank,
  case
    when digits.order_count = 0 then cast($no_order as varchar)
    when groups.rfm_code is null then cast($out_of_range as varchar)
    else groups.segment
  end as segment
from digits
-- A missing digit joins nothing: the code and all that follows from it stay null.
left join groups on groups.r = digits.r and groups.f = digits.f and groups.m = digits.m
