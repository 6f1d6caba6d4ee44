-- Rows that were set aside, with their place, the reason and their cells as they were.
select
  {{table_name}} as table_name,
  staged.source_file,
  staged.source_sheet,
  staged.source_row,
  rejected.reason,
  rejected.column_name,
  rejected.value,
  {{amount}} as amount,
  {{currency}} as currency,
  {{raw_values}} as raw_values
from {{rejected}} as rejected
inner join {{staged}} as staged on staged.source_position = rejected.source_position
inner join {{typed}} as typed on typed.source_position = rejected.source_position
order by rejected.source_position
