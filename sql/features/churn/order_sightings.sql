-- Days on which members ordered what counts.
orders as (
  select * from orders_clean where ordered_on < cast($as_of as date)
),
net_orders as (
  {{net_orders}}
),
sightings as (
  select member_id, ordered_on as heard_on from net_orders
)
