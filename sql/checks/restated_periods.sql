-- Members, orders and money of each period in two runs, in order of time.
with periods_of_both as (
  select 'earlier' as run, period, as_of, members, order_count, monetary_sum
  from {{earlier}}
  where scope = $scope
  union all
  select 'later' as run, period, as_of, members, order_count, monetary_sum
  from {{later}}
  where scope = $scope
)
select
  period,
  cast(sum(members) filter (where run = 'earlier') as bigint) as earlier_members,
  cast(sum(members) filter (where run = 'later') as bigint) as later_members,
  cast(sum(order_count) filter (where run = 'earlier') as bigint) as earlier_orders,
  cast(sum(order_count) filter (where run = 'later') as bigint) as later_orders,
  cast(cast(sum(monetary_sum) filter (where run = 'earlier') as decimal(38, 4)) as varchar) as earlier_monetary,
  cast(cast(sum(monetary_sum) filter (where run = 'later') as decimal(38, 4)) as varchar) as later_monetary
from periods_of_both
group by period
order by
  coalesce(min(as_of) filter (where run = 'later'), min(as_of) filter (where run = 'earlier')),
  period
