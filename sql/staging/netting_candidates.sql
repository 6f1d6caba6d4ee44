-- Cancelled lines beside the line they would cancel: the member's latest earlier line of that product. The cancelled
-- lines of one line have turns, in the order of their time.
create or replace temp table netting_candidates as
with cancellations as (
  select * from orders_standing where is_cancellation
),
order_lines as (
  select * from orders_standing where not is_cancellation
),
candidates as (
  select
    cancellations.source_position as cancellation_position,
    cancellations.ordered_at as cancelled_at,
    cancellations.ordered_on as cancelled_on,
    abs(cancellations.amount) as cancelled_amount,
    order_lines.source_position as line_position,
    order_lines.order_id,
    order_lines.member_id,
    order_lines.amount as line_amount,
    row_number() over (
      partition by cancellations.source_position
      order by order_lines.ordered_at desc, order_lines.source_position desc
    ) as nearness
  from cancellations
  inner join order_lines
    on order_lines.member_id = cancellations.member_id
    and order_lines.product_id = cancellations.product_id
    and order_lines.ordered_at <= cancellations.ordered_at
)
select
  cancellation_position,
  cancelled_at,
  cancelled_on,
  cancelled_amount,
  line_position,
  order_id,
  member_id,
  line_amount,
  row_number() over (partition by line_position order by cancelled_at, cancellation_position) as turn
from candidates
where nearness = 1
