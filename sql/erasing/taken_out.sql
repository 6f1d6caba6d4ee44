-- How many rows of a table tell of a barred member, in how many others one is named, and the money of the first.
select
  count(*) filter (where {{is_erased}}) as row_count,
  count(*) filter (where not ({{is_erased}}) and ({{is_named}})) as named,
  cast(coalesce(sum({{amount}}) filter (where {{is_erased}}), 0) as varchar) as amount
from {{relation}}
