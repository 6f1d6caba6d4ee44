-- What is taken off orders after they were placed, each from its own time: refunds at the rate of their order, netted
-- cancellations at that of the line they cancel.
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
    refunds.amount,
    {{order_rate}} as rate,
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
    amount,
    rate
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
    netting.cancelled_amount as amount,
    {{line_rate}} as rate
  from netting
  inner join orders on orders.order_id = netting.order_id and orders.member_id = netting.member_id
  {{line_rates_join}}
),
adjustments as (
  select * from refund_adjustments
  union all
  select * from netting_adjustments
),
-- What was taken off an order so far is rounded, not each part of it: parts that make up an order come to all of it.
running as (
  select
    *,
    sum(amount * rate) over (
      partition by order_id, order_seq
      order by effective_at, kind, amount, rate
      rows between unbounded preceding and current row
    ) as value_so_far
  from adjustments
)
select
  order_id,
  order_seq,
  kind,
  effective_at,
  effective_on,
  cast(
    cast(value_so_far as decimal(38, 4)) - cast(value_so_far - amount * rate as decimal(38, 4)) as decimal(38, 4)
  ) as amount
from running
order by order_id, order_seq, effective_at, kind, amount
