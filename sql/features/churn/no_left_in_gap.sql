-- Members who leave between the snapshot and the label window; nobody where there is no gap.
create or replace temp table churn_left_in_gap (member_id varchar not null)
