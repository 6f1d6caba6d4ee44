-- What members ordered in the days before the as-of, less what was given back: the value at stake.
with orders as (
  select * from orders_clean
  where ordered_on >= cast($starts_on as date) and ordered_on < cast($as_of as date)
),
net_orders as (
  {{net_orders}}
)
select
  member_id,
  cast(sum(net_amount) as decimal(38, 4)) as value_at_stake
from net_orders
group by member_id
order by member_id
