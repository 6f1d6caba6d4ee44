-- Reads the cells of a staged table: trimmed cells, then values, then the columns asked for.
with staged as (
  select * from {{staged}}
),
cells as (
  select
    *,
    {{cells}}
  from staged
),
cell_values as (
  select
    *,
    {{values}}
  from cells
)
select
  source_position,
  source_file,
  source_sheet,
  source_row,
  {{columns}}
from cell_values
