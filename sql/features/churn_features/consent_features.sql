-- By which channels each member may be contacted, by the last word on each before the snapshot.
create or replace temp table consent_features as
with consents as (
  select * from consents_clean where known_on < cast($snapshot as date)
),
ids as (
  select * from feature_member_ids
),
last_words as (
  select
    ids.member_number,
    consents.channel,
    consents.granted,
    consents.known_on,
    row_number() over (
      partition by ids.member_number, consents.channel
      order by consents.changed_at desc, consents.granted, consents.member_id
    ) as place
  from consents
  inner join ids on ids.member_id = consents.member_id
)
select
  member_number,
  count(*) filter (where place = 1 and granted) as channels_allowed,
  date_diff('day', max(known_on) filter (where not granted), cast($snapshot as date)) - 1 as days_since_consent_withdrawn
from last_words
group by member_number
