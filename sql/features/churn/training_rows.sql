-- One snapshot's part of the training table, in the order of members.
select
  cast($snapshot as date) as snapshot_on,
  population.member_id,
  population.label,
  {{features}}
from churn_population as population
inner join churn_features as features on features.member_id = population.member_id
order by population.member_id
