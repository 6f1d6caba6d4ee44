-- Orders of the members looked at as known at the snapshot: their age in days, 1 on the day before, and what was given
-- back so far. The net amount of an order of which everything was given back is null: it counts no more.
create or replace temp table feature_orders as
with orders as (
  select * from orders_clean where ordered_on < cast($snapshot as date)
),
ids as (
  select * from feature_member_ids
),
adjustments as (
  select
    order_id,
    order_seq,
    sum(amount) as amount,
    max(effective_on) as latest_on,
    count(*) filter (where date_diff('day', effective_on, cast($snapshot as date)) <= 365) as refunds_365
  from order_adjustments
  where effective_on < cast($snapshot as date)
  group by order_id, order_seq
)
select
  ids.member_number,
  {{order_id}} as order_id,
  cast(date_diff('day', orders.ordered_on, cast($snapshot as date)) as integer) as age,
  orders.amount as gross_amount,
  case
    when adjustments.amount is null then orders.amount
    when orders.amount > adjustments.amount then cast(orders.amount - adjustments.amount as decimal(18, 4))
  end as net_amount,
  adjustments.refunds_365,
  cast(date_diff('day', adjustments.latest_on, cast($snapshot as date)) as integer) as refund_age,
  {{channel}} as channel,
  {{coupon_code}} is not null as with_coupon,
  coalesce({{coupon_amount}}, 0) as coupon_amount,
  coalesce({{points_spent}}, 0) as points_spent,
  coalesce({{points_issued}}, 0) as points_issued
from orders
inner join ids on ids.member_id = orders.member_id
left join adjustments on adjustments.order_id = orders.order_id and adjustments.order_seq = orders.order_seq
