-- What each member did beside ordering, in one pass over the events; a week is seven days back from the snapshot.
create or replace temp table event_features as
with events as (
  select * from events_clean where known_on < cast($snapshot as date)
),
members as (
  select
    ids.member_id,
    ids.member_number,
    orders.first_age as first_order_age,
    orders.last_age as last_order_age,
    orders.orders_365 as orders_in_year
  from feature_member_ids as ids
  left join order_features as orders on orders.member_number = ids.member_number
),
aged as (
  select
    members.member_number,
    members.first_order_age,
    members.last_order_age,
    members.orders_in_year,
    cast(date_diff('day', events.known_on, cast($snapshot as date)) as integer) as age,
    events.type = 'visit' as visit,
    events.type = 'page_view' as page_view,
    events.type = 'login' as login,
    events.type = 'cart' as cart,
    events.value
  from events
  inner join members on members.member_id = events.member_id
),
sums as (
  select
    member_number,
    max(orders_in_year) as orders_in_year,
    min(age) as last_age,
    max(age) as first_age,
    max(age) filter (where age <= 364) as first_active_age,
    any_bits(case when age <= 364 then bit_at((age - 1) / 7) end) as weeks,
    count(*) filter (where age <= 30) as events_30,
    count(*) filter (where age > 30 and age <= 120) as events_before,
    count(*) filter (where visit and age <= 30) as visits_30,
    count(*) filter (where visit and age <= 90) as visits_90,
    count(*) filter (where visit and age <= 365) as visits_365,
    count(*) filter (where page_view and age <= 90) as page_views_90,
    count(*) filter (where login and age <= 90) as logins_90,
    count(*) filter (where cart and age <= 90) as carts_90,
    count(*) filter (where age <= 90 and not (visit or page_view or login or cart)) as other_events_90,
    sum(value) filter (where age <= 90) as engagement_90,
    count(*) filter (where visit and age < last_order_age) as visits_since_order,
    count(*) filter (where cart and age < last_order_age) as carts_since_order,
    count(*) filter (where visit and age > first_order_age) as visits_before_order,
    min(age) filter (where visit) - 1 as days_since_visit,
    min(age) filter (where login) - 1 as days_since_login,
    min(age) filter (where cart) - 1 as days_since_cart
  from aged
  group by member_number
),
rhythm as (
  select
    *,
    count_bits(weeks % 8192) as weeks_active_13,
    count_bits(weeks) as weeks_active_52,
    cast(first_active_age - last_age as double) / nullif(count_bits(weeks) - 1, 0) as active_gap
  from sums
)
select
  *,
  last_age - 1 as days_since_event,
  cast(last_age - 1 as double) / active_gap as event_silence_ratio,
  (events_30 + 1) / (cast(events_before as double) / 3 + 1) as events_trend,
  cast(coalesce(orders_in_year, 0) as double) / nullif(visits_365, 0) as orders_per_visit_365
from rhythm
