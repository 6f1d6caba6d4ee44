-- Since when each rule, group and the definition itself have held for each known member at the day, by what was heard last;
-- null where they do not hold.
create or replace temp table churn_judged as
with signs as (
  select * from churn_signs
),
-- The first day from which each rule would hold, were nothing heard in between.
beginnings as (
  select
    *,
    {{beginnings}}
  from signs
),
rules as (
  select
    *,
    {{rules}}
  from beginnings
),
groups as (
  select
    {{groups}}
    *
  from rules
)
select
  *,
  {{definition}} as holds_since
from groups
