-- Of the members who had ordered before the snapshot, by the days since then and their orders, how many came back.
insert into churn_return_counts
with members as (
  select
    orders.member_id,
    cast(date_diff('day', orders.last_order_on, cast($snapshot as date)) - 1 as integer) as silent_days,
    orders.order_count
  from churn_orders as orders
),
grouped as (
  select
    {{silence_from}} as silence_from,
    {{orders_from}} as orders_from,
    case when returned.member_id is null then 0 else 1 end as has_returned
  from members
  left join returned_members as returned on returned.member_id = members.member_id
)
select
  silence_from,
  orders_from,
  count(*) as members,
  sum(has_returned) as returned
from grouped
group by silence_from, orders_from
