-- First day of everything that rules of churn are judged by, and on which anybody is known; null: nothing of it is recorded.
with events as (
  select
    min(known_on) as first_on,
    min(known_on) filter (where type = 'login') as first_login_on
  from events_clean
),
-- Members without a day may have been listed at any time: then nobody can tell since when members are.
members as (
  select
    min(known_on) as first_on,
    bool_and(known_on is not null) as are_dated
  from members_clean
),
orders as (
  select min(ordered_on) as first_on from orders_clean
)
select
  cast(orders.first_on as varchar) as orders,
  cast(events.first_on as varchar) as events,
  cast(events.first_login_on as varchar) as logins,
  (select cast(min(known_on) as varchar) from contacts_clean) as contacts,
  cast(case when members.are_dated then members.first_on end as varchar) as members,
  cast(least(orders.first_on, events.first_on, members.first_on) as varchar) as known
from events
cross join members
cross join orders
