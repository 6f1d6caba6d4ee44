-- What is taken off orders after they were placed, each from its own time: refunds and netted cancellations, in the
-- reporting currency at the order's own rate.
with orders as (
  select * from orders_clean
),
refunds as (
  select
    *,
    row_number() over (order by source_file, source_sheet, source_row) as refund_number
  from refunds_clean
),
refund_candidates as (
  select
    refunds.refund_number,
    orders.order_id,
    orders.order_seq,
    refunds.refunded_at,
    refunds.known_on,
    cast(refunds.amount * {{order_rate}} as decimal(18, 4)) as amount,
    row_number() over (
      partition by refunds.refund_number
      order by
        case when orders.ordered_at <= refunds.refunded_at then 0 else 1 end,
        case when orders.ordered_at <= refunds.refunded_at then orders.ordered_at end desc,
        orders.ordered_at,
        orders.order_seq
    ) as nearness
  from refunds
  inner join orders on orders.order_id = refunds.order_id
),
refund_adjustments as (
  select
    order_id,
    order_seq,
    'refund' as kind,
    refunded_at as effective_at,
    known_on as effective_on,
    amount
  from refund_candidates
  where nearness = 1
),
netting_adjustments as (
  select
    orders.order_id,
    orders.order_seq,
    'cancellation' as kind,
    netting.cancelled_at as effective_at,
    netting.cancelled_on as effective_on,
    cast(netting.cancelled_amount * {{order_rate}} as decimal(18, 4)) as amount
  from netting
  inner join orders on orders.order_id = netting.order_id and orders.member_id = netting.member_id
),
adjustments as (
  select * from refund_adjustments
  union all
  select * from netting_adjustments
)
select
  order_id,
  order_seq,
  kind,
  effective_at,
  effective_on,
  amount
from adjustments
order by order_id, order_seq, effective_at, kind, amount
