-- How many rows the listed snapshots have of every k-th member.
select count(*) as size
from {{relation}} as training
inner join training_snapshots as snapshots on snapshots.snapshot_on = training.snapshot_on
inner join training_members as members on members.member_id = training.member_id
where members.member_number % $every = 0
