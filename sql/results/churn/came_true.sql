-- What was predicted of the members of an earlier run, and what came of them, in the order of their numbers.
select
  scores.churn_probability as probability,
  labels.label
from {{scores}} as scores
inner join churn_labels as labels on labels.member_id = scores.member_id
where scores.risk_band is not null
order by scores.member_id
