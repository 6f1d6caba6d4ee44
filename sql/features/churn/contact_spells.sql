-- When the last so many contacts of a member were unanswered.
insert into churn_spells
with received as (
  {{received_contacts}}
),
placed as (
  select
    received.member_id,
    received.sent_on,
    row_number() over received_before as place,
    sum(case when received.is_answered then 1 else 0 end) over (
      partition by received.member_id
      order by received.sent_at, received.campaign_id, received.is_answered
      rows between {{preceding}} preceding and current row
    ) as answered,
    lead(received.sent_on) over received_before as next_sent_on
  from received
  inner join churn_doubtful as doubtful on doubtful.member_id = received.member_id
  window received_before as (
    partition by received.member_id order by received.sent_at, received.campaign_id, received.is_answered
  )
)
select
  member_id,
  cast($rule_number as integer) as rule_number,
  cast(sent_on + interval '1' day as date) as from_on,
  cast(next_sent_on + interval '1' day as date) as until_on
from placed
where place > {{preceding}} and answered = 0 and (next_sent_on is null or next_sent_on > sent_on)
