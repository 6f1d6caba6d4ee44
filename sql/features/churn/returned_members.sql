-- Members with an order in the window after the snapshot, as known at its end.
create or replace temp table returned_members as
with orders as (
  select *
  from orders_clean
  where ordered_on >= cast($snapshot as date) and ordered_on < cast($as_of as date)
),
net_orders as (
  {{net_orders}}
)
select distinct member_id from net_orders
