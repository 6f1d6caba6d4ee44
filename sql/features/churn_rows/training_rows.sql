-- Rows of every k-th member as numbers: the member's, the place of the snapshot, the label, then the features.
with training as (
  select * from {{relation}}
),
members as (
  select * from training_members
),
snapshots as (
  select * from training_snapshots
)
select
  cast(members.member_number / $every as double) as member,
  cast(snapshots.place as double) as snapshot,
  cast(cast(training.label as integer) as double) as label,
  {{features}}
from training
inner join members on members.member_id = training.member_id
inner join snapshots on snapshots.snapshot_on = training.snapshot_on
{{levels}}
where members.member_number % $every = 0
order by members.member_number, snapshots.place
