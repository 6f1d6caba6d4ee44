-- Members who ordered, and how many of them the member table knows, under their own or their canonical number.
with ordering as (
  select distinct coalesce(identities.canonical_id, orders.member_id) as member_id
  from orders_clean as orders
  left join member_identities as identities on identities.member_id = orders.member_id
),
known as (
  select member_id from members_clean
  union
  select coalesce(identities.canonical_id, members.member_id) as member_id
  from members_clean as members
  left join member_identities as identities on identities.member_id = members.member_id
)
select
  count(*) as ordering_members,
  count(known.member_id) as matched_members
from ordering
left join known on known.member_id = ordering.member_id
