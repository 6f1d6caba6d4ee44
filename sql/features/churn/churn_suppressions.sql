-- Known members who may not be contacted, by what was known before the day, and why; of several reasons the gravest. What was
-- said under one of a member's numbers holds for all of them.
create or replace temp table churn_suppressions as
with identities as (
  select * from member_identities
),
moments as (
  select day_start(cast($as_of as timestamp), $time_zone) as as_of_at
),
profiles as (
  select
    coalesce(identities.canonical_id, members.member_id) as member_id,
    bool_or(coalesce(members.blacklisted_at < moments.as_of_at, false)) as is_blacklisted,
    bool_or(coalesce(members.unsubscribed_at < moments.as_of_at, false)) as is_unsubscribed,
    bool_or(coalesce(not members.marketable, false)) as is_not_marketable
  from members_clean as members
  cross join moments
  left join identities on identities.member_id = members.member_id
  group by coalesce(identities.canonical_id, members.member_id)
),
words as (
  select
    coalesce(identities.canonical_id, consents.member_id) as member_id,
    consents.granted,
    row_number() over (
      partition by coalesce(identities.canonical_id, consents.member_id), consents.channel
      order by consents.changed_at desc, consents.granted
    ) as place
  from consents_clean as consents
  left join identities on identities.member_id = consents.member_id
  where consents.known_on < cast($as_of as date)
),
consenting as (
  select distinct member_id from words
  where place = 1 and granted
),
sent as (
  select
    coalesce(identities.canonical_id, contacts.member_id) as member_id,
    coalesce(lower(contacts.bounce_kind) = 'hard' and contacts.bounced_at < moments.as_of_at, false) as is_hard_bounce,
    row_number() over (
      partition by coalesce(identities.canonical_id, contacts.member_id), contacts.channel
      order by contacts.sent_at desc, contacts.campaign_id desc, contacts.bounced_at nulls first
    ) as place
  from contacts_clean as contacts
  cross join moments
  left join identities on identities.member_id = contacts.member_id
  where contacts.known_on < cast($as_of as date)
    and lower(coalesce(contacts.arm, 'treated')) <> 'control'
),
-- By whatever channel they were contacted, the last contact came back.
unreachable as (
  select member_id from sent
  where place = 1
  group by member_id
  having bool_and(is_hard_bounce)
),
judged as (
  select
    states.member_id,
    case
      when profiles.is_blacklisted then 'BLACKLISTED'
      when profiles.is_unsubscribed then 'UNSUBSCRIBED'
      when profiles.is_not_marketable then 'NOT_MARKETABLE'
      when cast($consents_listed as boolean) and consenting.member_id is null then 'NO_CONSENT'
      when unreachable.member_id is not null then 'HARD_BOUNCE'
    end as suppression
  from churn_states as states
  left join profiles on profiles.member_id = states.member_id
  left join consenting on consenting.member_id = states.member_id
  left join unreachable on unreachable.member_id = states.member_id
)
select member_id, suppression from judged
where suppression is not null
