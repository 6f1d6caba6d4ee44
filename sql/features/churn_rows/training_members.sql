-- The members with rows at the listed snapshots, numbered in the order of their member numbers.
create or replace temp table training_members as
with members as (
  select distinct training.member_id
  from {{relation}} as training
  inner join training_snapshots as snapshots on snapshots.snapshot_on = training.snapshot_on
)
select
  member_id,
  cast(row_number() over (order by member_id) - 1 as integer) as member_number
from members
