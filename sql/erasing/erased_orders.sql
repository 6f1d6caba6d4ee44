-- Numbers of orders that only barred members have: what refers to an order by its number goes with it.
create or replace temp table erased_orders as
with judged as (
  {{judged}}
)
select order_id
from judged
where order_id is not null
group by order_id
having bool_and(is_erased)
