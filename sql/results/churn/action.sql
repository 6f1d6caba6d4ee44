-- Whom a contact pays for, and who of them is listed: how many, what it costs, what it may bring; and the mean value at
-- stake of all who are scored.
select
  count(*) filter (where act) as members,
  cast(
    count(*) filter (where act) * cast(cast($contact_cost as double) as decimal(18, 4)) as decimal(38, 4)
  ) as cost,
  cast(coalesce(sum(expected_gain) filter (where act), 0) as decimal(38, 4)) as expected_gain,
  count(act_rank) as listed,
  cast(count(act_rank) * cast(cast($contact_cost as double) as decimal(18, 4)) as decimal(38, 4)) as listed_cost,
  cast(coalesce(sum(expected_gain) filter (where act_rank is not null), 0) as decimal(38, 4)) as listed_gain,
  cast(coalesce(sum(value_at_stake) filter (where risk_band is not null), 0) as double)
    / greatest(count(*) filter (where risk_band is not null), 1) as mean_value,
  cast(coalesce(sum(cast(churn_probability as decimal(38, 12))), 0) as double)
    / greatest(count(*) filter (where risk_band is not null), 1) as mean_probability,
  count(*) filter (where risk_band is not null) as scored
from churn_scores
