-- What members ordered, less what was given back, in the days that end with the last one before the as-of; of those who
-- have churned, with that of their last order: what they were worth before they fell silent.
with orders as (
  select * from orders_clean
  where ordered_on < cast($as_of as date)
),
net_orders as (
  {{net_orders}}
),
states as (
  select
    member_id,
    case when left_out = 'CHURNED' then last_order_on end as left_on
  from churn_states
),
aged as (
  select
    net_orders.member_id,
    net_orders.net_amount,
    case
      when states.left_on is null then date_diff('day', net_orders.ordered_on, cast($as_of as date))
      else date_diff('day', net_orders.ordered_on, states.left_on) + 1
    end as age
  from net_orders
  inner join states on states.member_id = net_orders.member_id
)
select
  member_id,
  cast(sum(net_amount) as decimal(38, 4)) as value_at_stake
from aged
where age <= cast($value_days as integer)
group by member_id
order by member_id
