-- Orders before an as-of that differ between two runs, one row each: arrived late, withdrawn, or restated, and by what.
with earlier as (
  select *, {{status}} as order_status from {{earlier}}
),
later as (
  select *, {{status}} as order_status from {{later}}
),
compared as (
  select
    coalesce(later.order_id, earlier.order_id) as order_id,
    coalesce(later.order_seq, earlier.order_seq) as order_seq,
    earlier.ordered_at as earlier_ordered_at,
    later.ordered_at as later_ordered_at,
    earlier.ordered_on as earlier_ordered_on,
    later.ordered_on as later_ordered_on,
    earlier.amount as earlier_amount,
    later.amount as later_amount,
    earlier.order_status as earlier_status,
    later.order_status as later_status,
    earlier.amount <> later.amount as amount_changed,
    earlier.member_id <> later.member_id as member_changed,
    earlier.ordered_at <> later.ordered_at as time_changed,
    earlier.order_status is distinct from later.order_status as status_changed,
    earlier.order_id is not null and later.order_id is not null as in_both
  from earlier
  full join later on later.order_id = earlier.order_id and later.order_seq = earlier.order_seq
),
judged as (
  select
    *,
    case
      when earlier_ordered_on is null and later_ordered_on < cast($as_of as date) then 'late_arriving'
      when later_ordered_on is null and earlier_ordered_on < cast($as_of as date) then 'withdrawn'
      when amount_changed or member_changed or time_changed or (in_both and status_changed) then 'restated'
    end as change
  from compared
)
select *
from judged
where change is not null
