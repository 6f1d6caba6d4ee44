-- Orders whose amount in the reporting currency is too low, or has more digits than are kept.
insert into orders_rejected
with priced as (
  select
    typed.source_position,
    typed.amount,
    try_cast({{price}} as decimal(18, 4)) as reporting_amount
  from orders_typed as typed
  {{rates_join}}
  left join orders_rejected as rejected on rejected.source_position = typed.source_position
  left join orders_excluded as excluded on excluded.source_position = typed.source_position
  where rejected.source_position is null and excluded.source_position is null and not typed.is_cancellation
)
select
  source_position,
  case when reporting_amount is null then 'AMOUNT_TOO_LARGE' else 'AMOUNT_TOO_LOW' end as reason,
  {{heading}} as column_name,
  cast(amount as varchar) as value
from priced
where reporting_amount is null or reporting_amount <= {{min_amount}}
