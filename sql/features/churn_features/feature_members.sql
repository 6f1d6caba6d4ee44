-- The members looked at, numbered in the order of their member numbers: tables are joined and grouped by integers.
create or replace temp table feature_members as
select
  cast(row_number() over (order by member_id) as integer) as member_number,
  member_id
from {{population}}
