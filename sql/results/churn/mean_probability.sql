-- Mean probability of the scored members of a run.
select
  cast(coalesce(sum(cast(churn_probability as decimal(38, 12))), 0) as double) / greatest(count(*), 1) as mean_probability,
  count(*) as members
from {{scores}}
where risk_band is not null
