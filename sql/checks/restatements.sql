-- Orders before the as-of that differ from an earlier run of the same as-of: arrived late, withdrawn, or restated.
with earlier as (
  select * from {{earlier}}
),
current_orders as (
  select * from orders_clean
),
compared as (
  select
    earlier.amount as earlier_amount,
    current_orders.amount as current_amount,
    case
      when earlier.order_id is null then 'late_arriving'
      when current_orders.order_id is null then 'withdrawn'
      when earlier.amount <> current_orders.amount
        or earlier.member_id <> current_orders.member_id
        or earlier.ordered_at <> current_orders.ordered_at then 'restated'
    end as change
  from earlier
  full join current_orders
    on current_orders.order_id = earlier.order_id and current_orders.order_seq = earlier.order_seq
)
select
  change,
  count(*) as row_count,
  cast(coalesce(sum(coalesce(current_amount, 0) - coalesce(earlier_amount, 0)), 0) as varchar) as amount
from compared
where change is not null
group by change
order by change
