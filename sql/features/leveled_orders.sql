-- Recency, frequency and monetary value beside the level of the member, periods pooled: what weights are learned from.
-- Members and levels are numbered from 0 in the order of their names.
create or replace temp table leveled_orders as
with orders as (
  select * from member_orders where order_count > 0
),
levels as (
  select member_id, level from members_clean where level is not null
)
select
  dense_rank() over (order by orders.member_id) - 1 as member_number,
  orders.period,
  cast(orders.recency_days as double) as recency_days,
  cast(orders.order_count as double) as order_count,
  cast(orders.monetary_sum as double) as monetary_sum,
  dense_rank() over (order by levels.level) - 1 as level_number
from orders
inner join levels on levels.member_id = orders.member_id
