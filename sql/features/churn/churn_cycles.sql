-- The usual days between the orders of each member, as known before the snapshot. Orders of one day are one occasion.
create or replace temp table churn_cycles as
with orders as (
  select * from orders_clean where ordered_on < cast($as_of as date)
),
net_orders as (
  {{net_orders}}
),
occasions as (
  select distinct member_id, ordered_on from net_orders
),
gaps as (
  select
    member_id,
    date_diff('day', lag(ordered_on) over (partition by member_id order by ordered_on), ordered_on) as gap_days
  from occasions
)
select
  member_id,
  cast(count(*) as integer) as order_days,
  quantile_type7(gap_days, 0.5) as cycle_days
from gaps
group by member_id
