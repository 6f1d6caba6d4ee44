-- Every number under which sources may name a member looked at: its own, and those merged into it before the snapshot.
create or replace temp table feature_member_ids as
with members as (
  select * from feature_members
),
identities as (
  select * from member_identities
)
select member_id, member_number, true as own
from members
union all
select identities.member_id, members.member_number, false as own
from identities
inner join members on members.member_id = identities.canonical_id
