-- Every known member at the as-of: whether it has churned, how likely it will, what is at stake, whether to act.
with states as (
  select * from churn_states
),
scored as (
  select
    rows.member_id,
    predictions.probability
  from churn_rows as rows
  inner join churn_predictions as predictions on predictions.row_number = rows.row_number
),
value as (
  select * from churn_value
),
recoverability as (
  select * from churn_recoverability
),
at_stake as (
  select
    states.*,
    scored.probability,
    coalesce(value.value_at_stake, cast(0 as decimal(38, 4))) as value_at_stake,
    recoverability.recoverability,
    recoverability.return_probability
  from states
  left join scored on scored.member_id = states.member_id
  left join value on value.member_id = states.member_id
  left join recoverability on recoverability.member_id = states.member_id
),
-- Members of equal value are of one class: what counts is the value of those who are worth more. Who is scored and who has
-- churned are classed apart: the values of the ones end today, those of the others when they left.
more_valuable as (
  select
    member_id,
    sum(value_at_stake) over (
      partition by churned order by value_at_stake desc range between unbounded preceding and current row
    ) - sum(value_at_stake) over (partition by churned, value_at_stake) as value_above,
    sum(value_at_stake) over (partition by churned) as value_of_all
  from at_stake
  where probability is not null or left_out = 'CHURNED'
),
classed as (
  select
    member_id,
    case
      when value_of_all <= 0 then 'C'
      when cast(value_above as double) / cast(value_of_all as double) < 0.8 then 'A'
      when cast(value_above as double) / cast(value_of_all as double) < 0.9 then 'B'
      else 'C'
    end as value_class
  from more_valuable
),
gains as (
  select
    at_stake.*,
    classed.value_class,
    case
      when probability >= cast($very_high as double) then 'VERY_HIGH'
      when probability >= cast($high as double) then 'HIGH'
      when probability >= cast($medium as double) then 'MEDIUM'
      when probability is not null then 'LOW'
    end as risk_band,
    cast(
      probability * cast($success_rate as double) * cast(value_at_stake as double) * cast($margin_rate as double)
        - cast($contact_cost as double) as decimal(38, 4)
    ) as expected_gain
  from at_stake
  left join classed on classed.member_id = at_stake.member_id
),
ranked as (
  select
    member_id,
    row_number() over (order by expected_gain desc, member_id) as act_rank
  from gains
  where expected_gain > 0 and member_id not in (select member_id from churn_suppressions)
)
select
  gains.member_id,
  cast($as_of as date) as as_of,
  gains.churned,
  gains.churned_since,
  gains.mark,
  gains.lasting,
  gains.rules,
  gains.eligible,
  gains.left_out,
  gains.probability as churn_probability,
  gains.risk_band,
  gains.value_class,
  gains.value_at_stake,
  gains.recoverability,
  gains.return_probability,
  gains.expected_gain,
  ranked.member_id is not null as act,
  case when ranked.act_rank <= cast($most_members as bigint) then cast(ranked.act_rank as integer) end as act_rank,
  suppressions.suppression,
  case when gains.probability is not null then cast($model_id as varchar) end as model_id
from gains
left join churn_suppressions as suppressions on suppressions.member_id = gains.member_id
left join ranked on ranked.member_id = gains.member_id
order by gains.member_id
