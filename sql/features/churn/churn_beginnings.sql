-- Since when the definition has held without interruption for each doubtful member: it is judged on every day on which a
-- rule begins or ceases to hold.
create or replace temp table churn_beginnings as
with days as (
  select member_id, from_on as day from churn_spells
  union
  select member_id, until_on as day from churn_spells where until_on <= cast($as_of as date)
  union
  select member_id, known_since as day from churn_doubtful where known_since is not null
),
rules as (
  select
    days.member_id,
    days.day,
    {{rules}}
  from days
  left join churn_spells as spells
    on spells.member_id = days.member_id
    and spells.from_on <= days.day
    and (spells.until_on is null or days.day < spells.until_on)
  group by days.member_id, days.day
),
groups as (
  select
    {{groups}}
    *
  from rules
),
judged as (
  select member_id, day, {{definition}} is not null as holds from groups
),
interruptions as (
  select member_id, max(day) as last_on from judged where not holds group by member_id
)
select
  judged.member_id,
  min(judged.day) as churned_since
from judged
left join interruptions on interruptions.member_id = judged.member_id
where judged.holds and (interruptions.last_on is null or judged.day > interruptions.last_on)
group by judged.member_id
