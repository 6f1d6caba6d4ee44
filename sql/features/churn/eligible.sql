-- Members that are scored.
create or replace temp table churn_population as
select member_id from churn_states
where eligible
