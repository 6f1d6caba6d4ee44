-- What the member table says of each member before the snapshot: since when it lists them, and what they said.
create or replace temp table churn_profiles as
with members as (
  select
    member_id,
    known_on,
    cast(local_of(unsubscribed_at, $time_zone) as date) as unsubscribed_on,
    cast(local_of(blacklisted_at, $time_zone) as date) as blacklisted_on
  from members_clean
)
select
  coalesce(identities.canonical_id, members.member_id) as member_id,
  min(members.known_on) filter (where members.known_on < cast($as_of as date)) as registered_on,
  min(members.unsubscribed_on) filter (where members.unsubscribed_on < cast($as_of as date)) as unsubscribed_on,
  min(members.blacklisted_on) filter (where members.blacklisted_on < cast($as_of as date)) as blacklisted_on,
  -- A row without a day is as of today: it tells of the past only where the table is kept as it was.
  bool_or(coalesce(members.known_on < cast($as_of as date), cast($undated_known as boolean))) as is_listed
from members
left join member_identities as identities on identities.member_id = members.member_id
group by coalesce(identities.canonical_id, members.member_id)
