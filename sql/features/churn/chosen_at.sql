-- Members of one snapshot whose features are computed.
create or replace temp table churn_population as
select
  member_id,
  label
from churn_chosen
where snapshot_on = cast($snapshot as date)
