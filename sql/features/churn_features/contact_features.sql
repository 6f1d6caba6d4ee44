-- How each member was contacted and reacted, as known at the snapshot; members held out as control were not contacted, and
-- what bounced was never there to be answered.
create or replace temp table contact_features as
with contacts as (
  select * from contacts_clean
  where known_on < cast($snapshot as date) and lower(coalesce(arm, 'treated')) <> 'control'
),
ids as (
  select * from feature_member_ids
),
care_campaigns as (
  select campaign_id from campaigns_clean
  where lower(kind) = 'care' and known_on < cast($snapshot as date)
),
moments as (
  select day_start(cast($snapshot as timestamp), $time_zone) as snapshot_at
),
known as (
  select
    ids.member_number,
    contacts.sent_at,
    cast(date_diff('day', contacts.known_on, cast($snapshot as date)) as integer) as age,
    care.campaign_id is not null as care,
    coalesce(contacts.bounced_at < moments.snapshot_at, false) as bounced,
    case when contacts.opened_at < moments.snapshot_at then contacts.opened_at end as opened_at,
    case when contacts.clicked_at < moments.snapshot_at then contacts.clicked_at end as clicked_at,
    case when contacts.responded_at < moments.snapshot_at then contacts.responded_at end as responded_at
  from contacts
  inner join ids on ids.member_id = contacts.member_id
  left join care_campaigns as care on care.campaign_id = contacts.campaign_id
  cross join moments
),
answered as (
  select
    *,
    case
      when not bounced
        then greatest(
          coalesce(opened_at, clicked_at, responded_at),
          coalesce(clicked_at, responded_at, opened_at),
          coalesce(responded_at, opened_at, clicked_at)
        )
    end as reacted_at,
    max(case when not bounced and coalesce(opened_at, clicked_at, responded_at) is not null then sent_at end)
      over (partition by member_number) as last_answered_at
  from known
)
select
  member_number,
  count(*) filter (where age <= 30) as contacts_30,
  count(*) filter (where age <= 90) as contacts_90,
  count(*) filter (where age <= 365) as contacts_365,
  count(*) filter (where age <= 365 and clicked_at is not null) as clicks_365,
  count(*) filter (where age <= 365 and responded_at is not null) as responses_365,
  count(*) filter (where age <= 365 and bounced) as bounces_365,
  cast(count(*) filter (where age <= 365 and opened_at is not null) as double)
  / nullif(count(*) filter (where age <= 365), 0) as opened_share_365,
  min(age) - 1 as days_since_contact,
  count(*) filter (where not bounced and (last_answered_at is null or sent_at > last_answered_at))
    as contacts_unanswered,
  date_diff('day', cast(local_of(max(reacted_at), $time_zone) as date), cast($snapshot as date)) - 1
    as days_since_reaction,
  count(*) filter (where care and age <= 365) as care_contacts_365,
  min(age) filter (where care) - 1 as days_since_care
from answered
group by member_number
