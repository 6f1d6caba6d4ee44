-- What each member got back; orders that count no more are among them.
create or replace temp table refund_features as
with orders as (
  select * from feature_orders
)
select
  member_number,
  sum(refunds_365) as refunds_365,
  min(refund_age) - 1 as days_since_refund,
  1 - cast(coalesce(sum(net_amount) filter (where age <= 365), 0) as double)
  / nullif(cast(sum(gross_amount) filter (where age <= 365) as double), 0) as refunded_share_365
from orders
group by member_number
