-- When nothing had been heard of a member for so many days: since the last sign, or since the member was known.
insert into churn_spells
with {{sightings}},
heard as (
  select sightings.member_id, sightings.heard_on
  from sightings
  inner join churn_doubtful as doubtful on doubtful.member_id = sightings.member_id
  union
  select member_id, known_since as heard_on from churn_doubtful where known_since is not null
),
silences as (
  select
    member_id,
    cast(heard_on + (cast($days as integer) + 1) * interval '1' day as date) as from_on,
    cast(lead(heard_on) over (partition by member_id order by heard_on) + interval '1' day as date) as until_on
  from heard
)
select
  member_id,
  cast($rule_number as integer) as rule_number,
  from_on,
  until_on
from silences
where from_on <= cast($as_of as date) and (until_on is null or from_on < until_on)
