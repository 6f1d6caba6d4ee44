-- Tombstones of all numbers that links join with a barred one, whichever of the two was given up.
with recursive links as (
  select member_id as number, canonical_id as other from known_links
  union
  select canonical_id as number, member_id as other from known_links
),
numbers as (
  select number from links where {{is_barred}}
  union
  select links.other as number
  from numbers
  inner join links on links.number = numbers.number
)
select distinct {{tombstone}} as tombstone
from numbers
where number is not null
order by 1
