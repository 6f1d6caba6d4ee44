-- Rows set aside, by reason.
select
  reason,
  count(*) as row_count,
  cast(coalesce(sum(amount), 0) as varchar) as amount
from {{quarantine}}
group by reason
order by reason
