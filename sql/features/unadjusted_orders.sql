-- Orders as they are, where none was adjusted and no member merged: without the joins, order ids need not be read.
select
  member_id,
  ordered_on,
  amount as net_amount
from orders
