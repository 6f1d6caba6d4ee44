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
-- The last word on a channel counts; of a permission and a withdrawal at the same time, the withdrawal.
words as (
  select
    coalesce(identities.canonical_id, consents.member_id) as member_id,
    consents.channel,
    max(consents.changed_at) filter (where consents.granted) as granted_at,
    max(consents.changed_at) filter (where not consents.granted) as withdrawn_at
  from consents_clean as consents
  left join identities on identities.member_id = consents.member_id
  where consents.known_on < cast($as_of as date)
  group by coalesce(identities.canonical_id, consents.member_id), consents.channel
),
consenting as (
  select distinct member_id from words
  where granted_at is not null and (withdrawn_at is null or withdrawn_at < granted_at)
),
contacts as (
  select
    coalesce(identities.canonical_id, contacts.member_id) as member_id,
    contacts.channel,
    contacts.sent_at,
    coalesce(lower(contacts.bounce_kind) = 'hard' and contacts.bounced_at < moments.as_of_at, false) as is_hard_bounce
  from contacts_clean as contacts
  cross join moments
  left join identities on identities.member_id = contacts.member_id
  where contacts.known_on < cast($as_of as date)
    and lower(coalesce(contacts.arm, 'treated')) <> 'control'
),
sent as (
  select
    member_id,
    max(sent_at) as last_at,
    max(sent_at) filter (where not is_hard_bounce) as last_arrived_at
  from contacts
  group by member_id, channel
),
-- By whatever channel they were contacted, the last contact came back.
unreachable as (
  select member_id from sent
  group by member_id
  having bool_and(coalesce(last_arrived_at < last_at, true))
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
