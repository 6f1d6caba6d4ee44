-- Orders under the number that stands for their member, less what was given back by the end of the window. An order
-- of which everything was given back counts no more.
with adjustments as (
  select
    order_id,
    order_seq,
    sum(amount) as amount
  from order_adjustments
  where effective_on < cast($as_of as date)
  group by order_id, order_seq
)
select
  coalesce(identities.canonical_id, orders.member_id) as member_id,
  orders.ordered_on,
  case when adjustments.amount is null then orders.amount else orders.amount - adjustments.amount end as net_amount
from orders
left join adjustments on adjustments.order_id = orders.order_id and adjustments.order_seq = orders.order_seq
left join member_identities as identities on identities.member_id = orders.member_id
where adjustments.amount is null or orders.amount > adjustments.amount
