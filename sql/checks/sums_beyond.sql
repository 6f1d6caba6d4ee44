-- Whether an order could come to more digits than are kept: not if all lines together, without their signs, do not.
select {{beyond}} as beyond
from (
  select
    typed.*,
    {{price}} as reporting_amount
  from orders_standing as typed
  {{rates_join}}
  where not typed.is_cancellation
) as valid
