-- Members who have churned, or are at high risk of it, by how likely their like came back. Whoever stays needs no winning back.
select
  recoverability,
  count(*) as members,
  cast(sum(value_at_stake) as decimal(38, 4)) as at_stake
from churn_scores
where recoverability is not null and (churned or risk_band in ('HIGH', 'VERY_HIGH'))
group by recoverability
