-- Clean orders of barred members, by which what was taken off them is found.
create or replace temp table erased_clean_orders as
select order_id, order_seq
from {{orders}}
where {{is_erased}}
