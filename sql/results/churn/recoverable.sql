-- Members who have churned or may, by how likely their like came back.
select
  recoverability,
  count(*) as members,
  cast(sum(value_at_stake) as decimal(38, 4)) as at_stake
from churn_scores
where recoverability is not null
group by recoverability
