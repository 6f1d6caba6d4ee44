-- Digits, code, sum, weighted score, rank and segment of each member in one period.
insert into rfm_scores
with features as (
  select * from member_orders where period = $period and scope = $scope
),
digits as (
  select
    *,
    cast({{r}} as integer) as r,
    cast({{f}} as integer) as f,
    cast({{m}} as integer) as m
  from features
),
codes as (
  select
    *,
    cast(r as varchar) || cast(f as varchar) || cast(m as varchar) as rfm_code,
    r + f + m as rfm_sum,
    -- Four decimals: weights of six that only nearly equal a third must not part members of equal sums.
    cast(
      round(
        r * cast($weight_r as decimal(7, 6)) + f * cast($weight_f as decimal(7, 6)) + m * cast($weight_m as decimal(7, 6)),
        4
      ) as decimal(7, 4)
    ) as rfm_score
  from digits
)
select
  codes.member_id,
  codes.period,
  codes.scope,
  codes.as_of,
  codes.recency_days,
  codes.order_count,
  codes.monetary_sum,
  codes.r,
  codes.f,
  codes.m,
  codes.rfm_code,
  codes.rfm_sum,
  codes.rfm_score,
  case
    when codes.rfm_score is not null then cast(rank() over (order by codes.rfm_score desc nulls last) as integer)
  end as rank,
  case
    when codes.order_count = 0 then cast($no_order as varchar)
    when codes.rfm_code is null then cast($out_of_range as varchar)
    else names.segment
  end as segment
from codes
left join code_names as names on names.rfm_code = codes.rfm_code
