-- The number that stands for each merged member number, by the links known before the as-of, through chains.
-- A chain that does not end within 50 links is a cycle; cleaning has set its rows aside.
create or replace temp table member_identities as
with recursive links as (
  select member_id, canonical_id
  from member_links_clean
  where known_on < cast($as_of as date) and member_id <> canonical_id
),
chains as (
  select member_id, canonical_id, 1 as depth from links
  union all
  select chains.member_id, links.canonical_id, chains.depth + 1 as depth
  from chains
  inner join links on links.member_id = chains.canonical_id
  where chains.depth < 50
)
select
  member_id,
  max_by(canonical_id, depth) as canonical_id,
  max(depth) as depth
from chains
group by member_id
