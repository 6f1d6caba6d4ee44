-- Orders whose amount in the reporting currency is too low, or has more digits than are kept.
insert into orders_rejected
with priced as (
  select
    typed.source_position,
    typed.amount,
    try_cast({{price}} as decimal(18, 4)) as reporting_amount
  from orders_standing as typed
  {{rates_join}}
  where not typed.is_cancellation
)
select
  source_position,
  case when reporting_amount is null then 'AMOUNT_TOO_LARGE' else 'AMOUNT_TOO_LOW' end as reason,
  {{heading}} as column_name,
  cast(amount as varchar) as value
from priced
where reporting_amount is null or reporting_amount <= {{min_amount}}
