-- A staged table without the rows of barred members, in the order of the source.
select
  {{columns}}
from {{staged}} as staged
where staged.source_position not in (select source_position from {{erased}})
order by staged.source_position
