-- Members that are scored, by the row that they have among those whose features were read.
create or replace temp table churn_rows as
select
  cast(row_number() over (order by member_id) - 1 as double) as row_number,
  member_id
from churn_features
