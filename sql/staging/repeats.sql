-- Rows with a key that occurs more than once. An exactly repeated row counts once, the first; of rows with the same
-- key and different content, all are set aside or, by `latest`, all but the greatest.
insert into {{rejected}}
with valid as (
  select typed.*
  from {{typed}} as typed
  left join {{rejected}} as rejected on rejected.source_position = typed.source_position
  where rejected.source_position is null
),
repeated_keys as (
  select {{key}}
  from valid
  group by {{key}}
  having count(*) > 1
),
repeated as (
  select
    valid.*,
    {{row_text}} as row_text
  from valid
  inner join repeated_keys on {{same_key}}
  inner join {{staged}} as staged on staged.source_position = valid.source_position
),
copies as (
  select
    *,
    row_number() over (partition by {{key}}, row_text order by source_position) as copy
  from repeated
),
contents as (
  select
    *,
    count(*) over (partition by {{key}}) as contents,
    row_number() over (partition by {{key}} order by {{latest}}, source_position desc) as lateness
  from copies
  where copy = 1
),
exact_repeats as (
  select source_position, 'EXACT_DUPLICATE' as reason from copies where copy > 1
),
conflicts as (
  select source_position, {{conflict}} as reason from contents where contents > 1 and {{loses}}
),
findings as (
  select * from exact_repeats
  union all
  select * from conflicts
)
select
  source_position,
  reason,
  {{key_heading}} as column_name,
  cast(null as varchar) as value
from findings
