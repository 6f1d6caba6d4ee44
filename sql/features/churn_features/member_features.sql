-- What the table of members tells by itself. Of merged numbers the one that is kept speaks first.
create or replace temp table member_features as
with members as (
  select * from members_clean where known_on is null or known_on < cast($snapshot as date)
),
ids as (
  select * from feature_member_ids
),
moments as (
  select day_start(cast($snapshot as timestamp), $time_zone) as snapshot_at
),
numbered as (
  select
    ids.member_number,
    members.known_on,
    members.unsubscribed_at,
    members.level,
    members.kind,
    members.region,
    members.acquisition_channel,
    row_number() over (partition by ids.member_number order by ids.own desc, members.member_id) as place
  from members
  inner join ids on ids.member_id = members.member_id
),
referred as (
  select ids.member_number, count(distinct members.member_id) as members_referred
  from members
  inner join ids on ids.member_id = members.referrer_id
  where members.known_on is not null
  group by ids.member_number
),
told as (
  select
    numbered.member_number,
    max(numbered.level) filter (where numbered.place = 1) as level,
    max(numbered.kind) filter (where numbered.place = 1) as kind,
    max(numbered.region) filter (where numbered.place = 1) as region,
    max(numbered.acquisition_channel) filter (where numbered.place = 1) as acquisition_channel,
    cast(date_diff('day', min(numbered.known_on), cast($snapshot as date)) as integer) as registered_age,
    max(case when numbered.unsubscribed_at < moments.snapshot_at then 1 else 0 end) as unsubscribed
  from numbered
  cross join moments
  group by numbered.member_number
)
select told.*, referred.members_referred
from told
left join referred on referred.member_number = told.member_number
