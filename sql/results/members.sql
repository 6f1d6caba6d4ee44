-- Members of one period of a run who meet the conditions of a selection, by rank; whole groups share one, and of
-- these the most valuable come first.
with scores as (
  select * from {{scores}} where period = $period and scope = $scope
)
select
  member_id,
  rfm_code,
  segment,
  recency_days,
  order_count,
  monetary_sum,
  rfm_score,
  rank
from scores
where {{conditions}}
order by rank nulls last, monetary_sum desc, member_id
