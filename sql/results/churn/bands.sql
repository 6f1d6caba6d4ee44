-- Scored members by risk band and value class. Probabilities are added up exactly, so that no order of rows matters.
select
  risk_band,
  value_class,
  count(*) as members,
  cast(sum(cast(churn_probability as decimal(38, 12))) as double) as expected_churners,
  cast(sum(value_at_stake) as decimal(38, 4)) as at_stake
from churn_scores
where risk_band is not null
group by risk_band, value_class
