-- The rows of a source as they are, numbered in the order of the source.
with source as (
  {{source}}
)
select
  row_number() over () as source_position,
  source_file,
  source_sheet,
  source_row,
  {{columns}}
from source
