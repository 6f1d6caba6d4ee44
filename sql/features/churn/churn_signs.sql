-- Every member known at the snapshot, with what was heard of them: what the rules of a definition are judged by.
create or replace temp table churn_signs as
with placed as (
  select
    coalesce(identities.canonical_id, orders.member_id) as member_id,
    min(orders.first_on) as first_on
  from (
    select member_id, min(ordered_on) as first_on
    from orders_clean
    where ordered_on < cast($as_of as date)
    group by member_id
  ) as orders
  left join member_identities as identities on identities.member_id = orders.member_id
  group by coalesce(identities.canonical_id, orders.member_id)
),
sightings as (
  select member_id, registered_on as seen_on from churn_profiles where is_listed
  union all
  select member_id, first_on as seen_on from placed
  union all
  select member_id, first_event_on as seen_on from churn_events
),
known as (
  select member_id, min(seen_on) as known_since from sightings group by member_id
),
-- Listed under any of their numbers.
excluded as (
  select coalesce(identities.canonical_id, exclusions.member_id) as member_id
  from exclusions_clean as exclusions
  left join member_identities as identities on identities.member_id = exclusions.member_id
  where exclusions.known_on is null or exclusions.known_on < cast($as_of as date)
  group by coalesce(identities.canonical_id, exclusions.member_id)
)
select
  known.member_id,
  known.known_since,
  cast(date_diff('day', known.known_since, cast($as_of as date)) as integer) as tenure_days,
  coalesce(orders.order_count, 0) as order_count,
  orders.last_order_on,
  events.last_event_on,
  events.last_login_on,
  case
    when orders.last_order_on is null or events.last_event_on > orders.last_order_on then events.last_event_on
    else orders.last_order_on
  end as last_seen_on,
  profiles.unsubscribed_on,
  profiles.blacklisted_on,
  {{contact_columns}}
  {{cycle_columns}}
  excluded.member_id is not null as is_excluded
from known
left join churn_orders as orders on orders.member_id = known.member_id
left join churn_events as events on events.member_id = known.member_id
left join churn_profiles as profiles on profiles.member_id = known.member_id
left join excluded on excluded.member_id = known.member_id
{{joins}}
