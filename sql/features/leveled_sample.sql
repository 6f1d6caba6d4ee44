-- Of every k-th member all periods, in the order of their key.
select member_number, recency_days, order_count, monetary_sum, level_number
from leveled_orders
where member_number % $every = 0
order by member_number, period
