-- Recency, frequency and monetary value of each member over one window, as known at its end.
insert into member_orders
with orders as (
  select * from orders_clean
  where ordered_on >= cast($starts_on as date) and ordered_on < cast($as_of as date)
),
net_orders as (
  {{net_orders}}
)
select
  cast($period as varchar) as period,
  'all' as scope,
  cast($as_of as date) as as_of,
  member_id,
  cast(date_diff('day', max(ordered_on), cast($as_of as date)) - 1 as integer) as recency_days,
  cast(count(*) as integer) as order_count,
  cast(sum(net_amount) as decimal(38, 4)) as monetary_sum,
  min(ordered_on) as first_ordered_on,
  max(ordered_on) as last_ordered_on
from net_orders
group by member_id
