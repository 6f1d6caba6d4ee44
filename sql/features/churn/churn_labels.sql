-- Whether each member who is eligible at the snapshot has churned at the end of the label window, under the number that
-- stands for them by then; without those who have left before it began.
create or replace temp table churn_labels as
select
  states.member_id,
  ends.holds_since is not null as label
from churn_states as states
left join member_identities as identities on identities.member_id = states.member_id
inner join churn_judged as ends on ends.member_id = coalesce(identities.canonical_id, states.member_id)
left join churn_left_in_gap as gone on gone.member_id = states.member_id
where states.eligible and gone.member_id is null
order by states.member_id
