-- What speaks most for churn of the members to act on first, as the model has it.
with contributions as (
  select
    row_number,
    cast(reason_rank as integer) as reason_rank,
    cast(feature as integer) as feature,
    contribution
  from churn_contributions
),
explained as (
  select
    rows.member_id,
    contributions.reason_rank,
    contributions.feature,
    contributions.contribution
  from contributions
  inner join churn_rows as rows on rows.row_number = contributions.row_number
)
select
  explained.member_id,
  explained.reason_rank,
  case explained.feature {{names}} end as feature,
  case explained.feature {{values}} end as value,
  case explained.feature {{levels}} end as level,
  explained.contribution
from explained
inner join churn_features as features on features.member_id = explained.member_id
order by explained.member_id, explained.reason_rank
