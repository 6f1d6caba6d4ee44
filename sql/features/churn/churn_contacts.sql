-- How many of the last contacts before the day each member left unanswered, as known then; and of which contact on so many
-- as a rule asks for were unanswered.
create or replace temp table churn_contacts as
with received as (
  {{received_contacts}}
),
placed as (
  select
    member_id,
    sent_on,
    is_answered,
    row_number() over (partition by member_id order by sent_at desc, campaign_id desc, is_answered desc) as place
  from received
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
