-- Members who are eligible at the snapshot and have churned when the label window begins, judged under the number that
-- stands for them by then: they have left before anything could be done.
insert into churn_left_in_gap
select states.member_id
from churn_states as states
left join member_identities as identities on identities.member_id = states.member_id
inner join churn_judged as starts on starts.member_id = coalesce(identities.canonical_id, states.member_id)
where states.eligible and starts.holds_since is not null
