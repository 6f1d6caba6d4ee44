-- Of every k-th member all periods, in the order of their key; numbers, as learners read them.
select
  cast(member_number as double) as member_number,
  recency_days,
  order_count,
  monetary_sum,
  cast(level_number as double) as level_number
from leveled_orders
where leveled_orders.member_number % $every = 0
order by leveled_orders.member_number, leveled_orders.period
