-- The reasons that are stored of one member, the strongest first.
select
  feature,
  value,
  level,
  contribution
from {{reasons}}
where member_id = cast($member as varchar)
order by reason_rank
