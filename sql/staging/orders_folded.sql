-- Order lines that count, folded to one row an order: sum of the amounts, earliest time, the first line's place.
with valid as (
  select
    typed.*,
    {{row_text}} as row_text,
    {{prices}}
  from orders_standing as typed
  inner join orders_staged as staged on staged.source_position = typed.source_position
  {{rates_join}}
  where not typed.is_cancellation
),
folded as (
  select
    order_id,
    member_id,
    min(ordered_at) as ordered_at,
    min(ordered_on) as ordered_on,
    cast(sum(reporting_amount) as decimal(18, 4)) as amount,
    {{currency_columns}}
    cast(count(*) as integer) as source_rows,
    cast(count(*) - count(distinct row_text) as integer) as equal_lines,
    bool_or({{outlier}}) as outlier,
    {{optional}}
    min_by(source_file, source_position) as source_file,
    min_by(source_sheet, source_position) as source_sheet,
    min_by(source_row, source_position) as source_row
  from valid
  group by order_id, member_id
)
select
  order_id,
  cast(row_number() over (partition by order_id order by member_id) as integer) as order_seq,
  {{folded_columns}}
from folded
order by order_id, member_id
