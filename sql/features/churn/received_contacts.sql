-- Contacts that reached a member before the day, and when they were first answered. Controls were not contacted, and what
-- bounced did not arrive.
select
  coalesce(identities.canonical_id, contacts.member_id) as member_id,
  contacts.campaign_id,
  contacts.sent_at,
  contacts.known_on as sent_on,
  least(
    coalesce(cast(local_of(contacts.opened_at, $time_zone) as date), date '9999-12-31'),
    coalesce(cast(local_of(contacts.clicked_at, $time_zone) as date), date '9999-12-31'),
    coalesce(cast(local_of(contacts.responded_at, $time_zone) as date), date '9999-12-31')
  ) < cast($as_of as date) as is_answered
from contacts_clean as contacts
left join member_identities as identities on identities.member_id = contacts.member_id
where contacts.known_on < cast($as_of as date)
  and lower(coalesce(contacts.arm, 'treated')) <> 'control'
  and coalesce(cast(local_of(contacts.bounced_at, $time_zone) as date) >= cast($as_of as date), true)
