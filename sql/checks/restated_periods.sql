-- Members, orders and money of each period in two runs, in order of time.
with earlier as (
  select
    period,
    min(as_of) as as_of,
    cast(sum(members) as bigint) as members,
    cast(sum(order_count) as bigint) as order_count,
    cast(sum(monetary_sum) as decimal(38, 4)) as monetary_sum
  from {{earlier}}
  where scope = $scope
  group by period
),
later as (
  select
    period,
    min(as_of) as as_of,
    cast(sum(members) as bigint) as members,
    cast(sum(order_count) as bigint) as order_count,
    cast(sum(monetary_sum) as decimal(38, 4)) as monetary_sum
  from {{later}}
  where scope = $scope
  group by period
)
select
  coalesce(later.period, earlier.period) as period,
  earlier.members as earlier_members,
  later.members as later_members,
  earlier.order_count as earlier_orders,
  later.order_count as later_orders,
  cast(earlier.monetary_sum as varchar) as earlier_monetary,
  cast(later.monetary_sum as varchar) as later_monetary
from earlier
full join later on later.period = earlier.period
order by coalesce(later.as_of, earlier.as_of), coalesce(later.period, earlier.period)
