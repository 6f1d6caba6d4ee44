-- Reasons that stand first for the members to act on, the most frequent first.
select
  feature,
  count(*) as members
from churn_reasons
where reason_rank = 1
group by feature
order by members desc, feature
