-- Whether each known member has churned at the snapshot by the definition, since when and how, and who can be scored.
create or replace temp table {{states}} as
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
-- The same, null where the rule does not hold at the snapshot.
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
),
judged as (
  select
    *,
    {{definition}} as churned_since
  from groups
),
marked as (
  select
    *,
    churned_since is not null as churned,
    case when churned_since is not null then case when {{explicit}} then 'explicit' else 'silent' end end as mark,
    case when churned_since is not null then case when {{permanent}} then 'permanent' else 'temporary' end end as lasting,
    case
      when is_excluded then 'EXCLUDED'
      when order_count = 0 then 'NO_ORDER'
      when churned_since is not null then 'CHURNED'
      when tenure_days < cast($min_tenure_days as integer) then 'TOO_YOUNG'
    end as left_out
  from judged
)
select
  cast($as_of as date) as snapshot_on,
  member_id,
  known_since,
  tenure_days,
  order_count,
  last_order_on,
  last_seen_on,
  churned,
  churned_since,
  mark,
  lasting,
  {{holding}} as rules,
  left_out is null as eligible,
  left_out
from marked
order by member_id
