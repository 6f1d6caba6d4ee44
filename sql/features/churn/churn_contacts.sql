-- How many of the last contacts before the snapshot each member left unanswered, as known then; and of which contact on
-- so many as a rule asks for were unanswered. Controls were not contacted, and what bounced did not arrive.
create or replace temp table churn_contacts as
with contacts as (
  select
    member_id,
    campaign_id,
    sent_at,
    known_on as sent_on,
    least(
      coalesce(cast(local_of(opened_at, $time_zone) as date), date '9999-12-31'),
      coalesce(cast(local_of(clicked_at, $time_zone) as date), date '9999-12-31'),
      coalesce(cast(local_of(responded_at, $time_zone) as date), date '9999-12-31')
    ) as answered_on
  from contacts_clean
  where known_on < cast($as_of as date)
    and lower(coalesce(arm, 'treated')) <> 'control'
    and coalesce(cast(local_of(bounced_at, $time_zone) as date) >= cast($as_of as date), true)
),
placed as (
  select
    coalesce(identities.canonical_id, contacts.member_id) as member_id,
    contacts.sent_on,
    contacts.answered_on < cast($as_of as date) as is_answered,
    row_number() over (
      partition by coalesce(identities.canonical_id, contacts.member_id)
      order by contacts.sent_at desc, contacts.campaign_id desc, contacts.answered_on
    ) as place
  from contacts
  left join member_identities as identities on identities.member_id = contacts.member_id
),
tails as (
  select
    member_id,
    coalesce(min(place) filter (where is_answered) - 1, count(*)) as unanswered
  from placed
  group by member_id
)
select
  placed.member_id,
  cast(max(tails.unanswered) as integer) as unanswered,
  {{unanswered_on}}
from placed
inner join tails on tails.member_id = placed.member_id
group by placed.member_id
