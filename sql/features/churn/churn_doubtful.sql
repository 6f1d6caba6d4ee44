-- Churned members of whom what was heard last does not tell since when: on the day before, the definition may have held by
-- other rules, which something that was heard has interrupted since.
create or replace temp table churn_doubtful as
with churned as (
  select * from churn_judged where holds_since is not null
),
rules as (
  select
    member_id,
    known_since,
    {{rules}}
  from churned
),
groups as (
  select
    {{groups}}
    *
  from rules
)
select member_id, known_since
from groups
where {{doubt}}
