-- One number for the rows of a table in any order: the exact sums of both halves of each row's md5.
with canonical_rows as (
  select {{row_text}} as row_text from {{relation}}
)
select
  cast(count(*) as varchar) as row_count,
  cast(coalesce(sum(digest_high(row_text)), 0) as varchar) as high,
  cast(coalesce(sum(digest_low(row_text)), 0) as varchar) as low
from canonical_rows
