-- The channel by which each member first showed interest.
create or replace temp table lead_features as
with leads as (
  select * from leads_clean where known_on < cast($snapshot as date)
),
ids as (
  select * from feature_member_ids
),
in_order as (
  select
    ids.member_number,
    leads.channel,
    row_number() over (partition by ids.member_number order by leads.occurred_at, leads.lead_id) as place
  from leads
  inner join ids on ids.member_id = leads.member_id
)
select member_number, channel as lead_channel
from in_order
where place = 1
