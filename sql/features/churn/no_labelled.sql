-- Members at the snapshots that are learned from, with what came of them; none yet.
create or replace temp table churn_labelled (snapshot_on date, member_id varchar, label boolean)
