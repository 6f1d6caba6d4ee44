-- First day of everything that rules of churn are judged by; null: nothing of it is recorded.
with events as (
  select
    min(known_on) as first_on,
    min(known_on) filter (where type = 'login') as first_login_on
  from events_clean
),
-- Members without a day may have been listed at any time: then nobody can tell since when members are.
members as (
  select case when bool_and(known_on is not null) then min(known_on) end as first_on
  from members_clean
)
select
  (select cast(min(ordered_on) as varchar) from orders_clean) as orders,
  cast(events.first_on as varchar) as events,
  cast(events.first_login_on as varchar) as logins,
  (select cast(min(known_on) as varchar) from contacts_clean) as contacts,
  cast(members.first_on as varchar) as members
from events
cross join members
