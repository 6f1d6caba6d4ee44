-- First and last day of what each member did before the snapshot.
create or replace temp table churn_events as
with events as (
  select member_id, type, known_on from events_clean where known_on < cast($as_of as date)
),
-- Grouped before merged numbers are looked up: there are many more events than numbers.
numbers as (
  select
    member_id,
    min(known_on) as first_event_on,
    max(known_on) as last_event_on,
    max(known_on) filter (where type = 'login') as last_login_on
  from events
  group by member_id
)
select
  coalesce(identities.canonical_id, numbers.member_id) as member_id,
  min(numbers.first_event_on) as first_event_on,
  max(numbers.last_event_on) as last_event_on,
  max(numbers.last_login_on) as last_login_on
from numbers
left join member_identities as identities on identities.member_id = numbers.member_id
group by coalesce(identities.canonical_id, numbers.member_id)
