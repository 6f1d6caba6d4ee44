-- Scored members of an earlier run who left before its label window began.
select count(*) as members
from {{scores}} as scores
inner join churn_left_in_gap as gone on gone.member_id = scores.member_id
where scores.risk_band is not null
