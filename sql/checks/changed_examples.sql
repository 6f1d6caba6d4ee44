-- The largest changes of each kind, for people who look at them.
with changed_orders as (
  {{changed_orders}}
),
ranked as (
  select
    *,
    row_number() over (
      partition by change
      order by abs(coalesce(later_amount, 0) - coalesce(earlier_amount, 0)) desc, order_id, order_seq
    ) as place
  from changed_orders
)
select
  change,
  order_id,
  cast(coalesce(later_ordered_on, earlier_ordered_on) as varchar) as ordered_on,
  cast(earlier_amount as varchar) as earlier_amount,
  cast(later_amount as varchar) as later_amount,
  earlier_status,
  later_status,
  coalesce(amount_changed, false) as amount_changed,
  coalesce(member_changed, false) as member_changed,
  coalesce(time_changed, false) as time_changed,
  in_both and status_changed as status_changed
from ranked
where place <= cast($examples as bigint)
order by change, place
