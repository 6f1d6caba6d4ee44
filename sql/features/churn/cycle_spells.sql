-- When a multiple of the usual days between the orders of a member had passed, by the orders so far.
insert into churn_spells
with orders as (
  select * from orders_clean where ordered_on < cast($as_of as date)
),
net_orders as (
  {{net_orders}}
),
occasions as (
  select distinct net_orders.member_id, net_orders.ordered_on
  from net_orders
  inner join churn_doubtful as doubtful on doubtful.member_id = net_orders.member_id
),
gaps as (
  select
    member_id,
    ordered_on,
    date_diff('day', lag(ordered_on) over (partition by member_id order by ordered_on), ordered_on) as gap_days,
    lead(ordered_on) over (partition by member_id order by ordered_on) as next_on
  from occasions
),
so_far as (
  select
    gaps.member_id,
    gaps.ordered_on,
    gaps.next_on,
    count(*) as order_days,
    quantile_type7(earlier.gap_days, 0.5) as cycle_days
  from gaps
  inner join gaps as earlier on earlier.member_id = gaps.member_id and earlier.ordered_on <= gaps.ordered_on
  group by gaps.member_id, gaps.ordered_on, gaps.next_on
),
waits as (
  select
    member_id,
    cast(ordered_on + ({{cycle_limit}} + 1) * interval '1' day as date) as from_on,
    cast(next_on + interval '1' day as date) as until_on
  from so_far
  where order_days >= cast($min_orders as integer)
)
select
  member_id,
  cast($rule_number as integer) as rule_number,
  from_on,
  until_on
from waits
where from_on <= cast($as_of as date) and (until_on is null or from_on < until_on)
