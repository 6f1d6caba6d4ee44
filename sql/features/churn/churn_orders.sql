-- Orders that count of each member before the snapshot, as known then.
create or replace temp table churn_orders as
with orders as (
  select * from orders_clean where ordered_on < cast($as_of as date)
),
net_orders as (
  {{net_orders}}
)
select
  member_id,
  cast(count(*) as integer) as order_count,
  max(ordered_on) as last_order_on
from net_orders
group by member_id
