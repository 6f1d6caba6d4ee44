-- Lines of orders that come to more digits than are kept.
insert into orders_rejected
with valid as (
  select
    typed.*,
    {{price}} as reporting_amount
  from orders_standing as typed
  {{rates_join}}
  where not typed.is_cancellation
),
sums as (
  select
    order_id,
    member_id,
    {{column_name}} as column_name,
    {{value}} as value
  from valid
  group by order_id, member_id
)
select
  valid.source_position,
  'AMOUNT_TOO_LARGE' as reason,
  sums.column_name,
  sums.value
from valid
inner join sums on sums.order_id = valid.order_id and sums.member_id = valid.member_id
where sums.column_name is not null
