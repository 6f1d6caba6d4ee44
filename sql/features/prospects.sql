-- Members known at the end of the window of whom no order counted by then: none was placed, or all was given back.
insert into member_orders
with members as (
  select coalesce(identities.canonical_id, members.member_id) as member_id
  from members_clean as members
  left join member_identities as identities on identities.member_id = members.member_id
  where members.known_on is null or members.known_on < cast($as_of as date)
),
orders as (
  select * from orders_clean where ordered_on < cast($as_of as date)
),
net_orders as (
  {{net_orders}}
),
buyers as (
  select distinct member_id from net_orders
),
excluded as (
  select
    exclusions.member_id,
    coalesce(identities.canonical_id, exclusions.member_id) as canonical_id
  from exclusions_clean as exclusions
  left join member_identities as identities on identities.member_id = exclusions.member_id
)
select distinct
  cast($period as varchar) as period,
  'all' as scope,
  cast($as_of as date) as as_of,
  members.member_id,
  cast(null as integer) as recency_days,
  cast(0 as integer) as order_count,
  cast(0 as decimal(38, 4)) as monetary_sum,
  cast(null as date) as first_ordered_on,
  cast(null as date) as last_ordered_on
from members
left join buyers on buyers.member_id = members.member_id
left join excluded on excluded.canonical_id = members.member_id or excluded.member_id = members.member_id
where buyers.member_id is null and excluded.member_id is null
