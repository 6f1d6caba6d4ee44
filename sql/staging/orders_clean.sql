-- Orders that count, one row each, in the order of the source.
with valid as (
  select
    typed.*,
    {{prices}}
  from orders_standing as typed
  {{rates_join}}
)
select
  order_id,
  {{order_seq}} as order_seq,
  member_id,
  ordered_at,
  ordered_on,
  cast(reporting_amount as decimal(18, 4)) as amount,
  {{currency_columns}}
  cast(1 as integer) as source_rows,
  cast(0 as integer) as equal_lines,
  {{outlier}} as outlier,
  {{optional}}
  source_file,
  source_sheet,
  source_row
from valid
order by source_position
