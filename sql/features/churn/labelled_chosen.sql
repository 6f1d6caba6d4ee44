-- Every so many-th member with all of its snapshots: an even part where there are more rows than are learned from.
create or replace temp table churn_chosen as
with members as (
  select distinct member_id from churn_labelled
),
numbered as (
  select
    member_id,
    row_number() over (order by member_id) as member_number
  from members
)
select
  labelled.snapshot_on,
  labelled.member_id,
  labelled.label
from churn_labelled as labelled
inner join numbered on numbered.member_id = labelled.member_id
where numbered.member_number % cast($every as bigint) = 0
