-- What one column of a source holds: missing and unreadable values, distinct ones, least and greatest.
with cells as (
  {{cells}}
)
select
  count(*) as row_count,
  count(*) - count(cell) as missing,
  count(cell) - count(readable) as unparseable,
  cast(min(readable) as varchar) as minimum,
  cast(max(readable) as varchar) as maximum
from cells
