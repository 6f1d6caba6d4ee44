-- All that is known of each member at the snapshot, one column a feature.
create or replace temp table churn_features as
with calendar as (
  select
    2 * pi() * (extract(doy from cast($snapshot as date)) - 1) / 365.25 as place_in_year
)
select
  members.member_id,
  {{features}}
from feature_members as members
cross join calendar
left join order_features as orders on orders.member_number = members.member_number
left join refund_features as refunds on refunds.member_number = members.member_number
left join item_features as items on items.member_number = members.member_number
left join event_features as events on events.member_number = members.member_number
left join contact_features as contacts on contacts.member_number = members.member_number
left join consent_features as consents on consents.member_number = members.member_number
left join history_features as history on history.member_number = members.member_number
left join member_features as told on told.member_number = members.member_number
left join lead_features as leads on leads.member_number = members.member_number
order by members.member_number
