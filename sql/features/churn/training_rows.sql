-- One snapshot's part of the training table.
select
  cast($snapshot as date) as snapshot_on,
  population.member_id,
  population.label,
  {{features}}
from churn_population as population
inner join churn_features as features on features.member_id = population.member_id
