-- Whether each member who is eligible at the snapshot has churned at the end of the label window, under the number that
-- stands for them by then.
create or replace temp table churn_labels as
select
  states.member_id,
  ends.holds_since is not null as label
from churn_states as states
left join member_identities as identities on identities.member_id = states.member_id
inner join churn_judged as ends on ends.member_id = coalesce(identities.canonical_id, states.member_id)
where states.eligible
order by states.member_id
