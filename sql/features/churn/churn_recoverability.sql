-- How likely members like each one came back in the past: of those who have ordered and can be scored, or have churned.
create or replace temp table churn_recoverability as
with members as (
  select
    member_id,
    coalesce(lasting = 'permanent', false) as is_permanent,
    cast(date_diff('day', last_order_on, snapshot_on) - 1 as integer) as silent_days,
    order_count
  from churn_states
  where order_count > 0 and (eligible or left_out = 'CHURNED')
),
likeness as (
  select
    member_id,
    is_permanent,
    {{silence_from}} as silence_from,
    {{orders_from}} as orders_from
  from members
),
chances as (
  select
    likeness.member_id,
    likeness.is_permanent,
    case
      when likeness.is_permanent then null
      when alike.members >= cast($least as bigint) then alike.return_share
      when silent.members >= cast($least as bigint) then silent.return_share
      else everybody.return_share
    end as return_probability
  from likeness
  left join churn_returns as alike
    on alike.silence_from = likeness.silence_from and alike.orders_from = likeness.orders_from
  left join churn_returns as silent
    on silent.silence_from = likeness.silence_from and silent.orders_from is null
  left join churn_returns as everybody on everybody.silence_from is null and everybody.orders_from is null
)
select
  member_id,
  case
    when is_permanent then 'NONE'
    when return_probability >= cast($high as double) then 'HIGH'
    when return_probability >= cast($medium as double) then 'MEDIUM'
    when return_probability is not null then 'LOW'
  end as recoverability,
  return_probability
from chances
order by member_id
