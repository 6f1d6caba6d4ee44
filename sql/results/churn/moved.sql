-- How many members went from which risk band to which between two scored runs; null: was not, or is not scored.
with earlier as (
  select member_id, risk_band from {{earlier}}
  where risk_band is not null
),
later as (
  select member_id, risk_band from {{later}}
  where risk_band is not null
)
select
  earlier.risk_band as from_band,
  later.risk_band as to_band,
  count(*) as members
from earlier
full outer join later on later.member_id = earlier.member_id
group by earlier.risk_band, later.risk_band
