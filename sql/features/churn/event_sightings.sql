-- Days on which members did something.
sightings as (
  select coalesce(identities.canonical_id, events.member_id) as member_id, events.known_on as heard_on
  from events_clean as events
  left join member_identities as identities on identities.member_id = events.member_id
  where events.known_on < cast($as_of as date){{kind}}
)
