-- Rows of a table without a key, or lines of an order, that are repeated to the letter: all but the first.
insert into {{rejected}}
with valid as (
  select
    staged.source_position,
    {{row_text}} as row_text
  from {{staged}} as staged
  left join {{rejected}} as rejected on rejected.source_position = staged.source_position
  where rejected.source_position is null
),
copies as (
  select
    source_position,
    row_number() over (partition by row_text order by source_position) as copy
  from valid
)
select
  source_position,
  'EXACT_DUPLICATE' as reason,
  cast(null as varchar) as column_name,
  cast(null as varchar) as value
from copies
where copy > 1
