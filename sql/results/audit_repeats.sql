-- Rows that repeat an earlier one to the letter. Equal rows have equal keys, so only rows whose key occurs more than
-- once are compared cell by cell.
with staged as (
  select * from {{staged}}
),
repeated_keys as (
  select {{key}}
  from staged
  group by {{key}}
  having count(*) > 1
),
candidates as (
  select staged.*
  from staged
  inner join repeated_keys on {{same_key}}
),
contents as (
  select count(*) as copies
  from candidates
  group by {{columns}}
)
select cast(coalesce(sum(copies - 1), 0) as bigint) as repeated_rows from contents
