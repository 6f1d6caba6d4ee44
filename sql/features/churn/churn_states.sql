-- Whether each known member has churned at the snapshot, since when and how, and who can be scored.
create or replace temp table churn_states as
with judged as (
  select
    churn_judged.*,
    coalesce(beginnings.churned_since, churn_judged.holds_since) as churned_since
  from churn_judged
  left join churn_beginnings as beginnings on beginnings.member_id = churn_judged.member_id
)
select
  cast($as_of as date) as snapshot_on,
  member_id,
  known_since,
  tenure_days,
  order_count,
  last_order_on,
  last_seen_on,
  churned_since is not null as churned,
  churned_since,
  case when churned_since is not null then case when {{explicit}} then 'explicit' else 'silent' end end as mark,
  case when churned_since is not null then case when {{permanent}} then 'permanent' else 'temporary' end end as lasting,
  {{holding}} as rules,
  not is_excluded
    and order_count > 0
    and churned_since is null
    and tenure_days >= cast($min_tenure_days as integer) as eligible,
  case
    when is_excluded then 'EXCLUDED'
    when order_count = 0 then 'NO_ORDER'
    when churned_since is not null then 'CHURNED'
    when tenure_days < cast($min_tenure_days as integer) then 'TOO_YOUNG'
  end as left_out
from judged
order by member_id
