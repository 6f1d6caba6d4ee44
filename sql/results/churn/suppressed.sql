-- Members whom a contact would pay for, and who may not be contacted, by the reason.
select
  suppression,
  count(*) as members
from churn_scores
where suppression is not null and expected_gain > 0
group by suppression
