-- What one member was judged by, since when each rule has held, and what came of it.
select
  cast(states.snapshot_on as varchar) as snapshot_on,
  cast(states.known_since as varchar) as known_since,
  states.order_count,
  cast(states.last_order_on as varchar) as last_order_on,
  cast(judged.last_login_on as varchar) as last_login_on,
  cast(judged.last_event_on as varchar) as last_event_on,
  cast(judged.unsubscribed_on as varchar) as unsubscribed_on,
  cast(judged.blacklisted_on as varchar) as blacklisted_on,
  {{asked}}
  cast(states.churned_since as varchar) as churned_since,
  states.mark,
  states.lasting,
  states.left_out,
  {{since}}
from churn_states as states
inner join churn_judged as judged on judged.member_id = states.member_id
where states.member_id = $member
