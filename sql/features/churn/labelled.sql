-- The eligible members of one snapshot, with what came of them.
insert into churn_labelled
select
  cast($snapshot as date) as snapshot_on,
  member_id,
  label
from churn_labels
