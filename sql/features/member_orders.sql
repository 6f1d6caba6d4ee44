-- Recency, frequency and monetary value of each member over one window, as known at its end.
insert into member_orders
with orders as (
  select * from orders_clean
  where ordered_on >= cast($starts_on as date) and ordered_on < cast($as_of as date)
),
adjustments as (
  select
    order_id,
    order_seq,
    sum(amount) as amount
  from order_adjustments
  where effective_on < cast($as_of as date)
  group by order_id, order_seq
),
identities as (
  select * from member_identities
),
-- An order of which everything was given back counts no more.
net_orders as (
  select
    coalesce(identities.canonical_id, orders.member_id) as member_id,
    orders.ordered_on,
    case when adjustments.amount is null then orders.amount else orders.amount - adjustments.amount end as net_amount
  from orders
  left join adjustments on adjustments.order_id = orders.order_id and adjustments.order_seq = orders.order_seq
  left join identities on identities.member_id = orders.member_id
  where adjustments.amount is null or orders.amount > adjustments.amount
)
select
  cast($period as varchar) as period,
  'all' as scope,
  cast($as_of as date) as as_of,
  member_id,
  cast(date_diff('day', max(ordered_on), cast($as_of as date)) - 1 as integer) as recency_days,
  cast(count(*) as integer) as order_count,
  cast(sum(net_amount) as decimal(18, 4)) as monetary_sum,
  min(ordered_on) as first_ordered_on,
  max(ordered_on) as last_ordered_on
from net_orders
group by member_id
