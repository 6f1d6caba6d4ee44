-- Rows of members on an exclusion list, under their own or their canonical number; the first list counts.
create or replace temp table orders_excluded as
with valid as (
  select typed.source_position, typed.member_id
  from orders_typed as typed
  left join orders_rejected as rejected on rejected.source_position = typed.source_position
  where rejected.source_position is null
),
lists as (
  select member_id, min(list) as list from exclusions_clean group by member_id
),
canonical_lists as (
  select coalesce(identities.canonical_id, lists.member_id) as member_id, min(lists.list) as list
  from lists
  left join member_identities as identities on identities.member_id = lists.member_id
  group by coalesce(identities.canonical_id, lists.member_id)
)
select
  valid.source_position,
  coalesce(own.list, canonical.list) as list
from valid
left join member_identities as identities on identities.member_id = valid.member_id
left join lists as own on own.member_id = valid.member_id
left join canonical_lists as canonical
  on canonical.member_id = coalesce(identities.canonical_id, valid.member_id)
where own.list is not null or canonical.list is not null
