-- Rows of a table that count, in the order of the source, with the local day on which each became known.
select
  {{columns}},
  typed.known_on,
  typed.source_file,
  typed.source_sheet,
  typed.source_row
from {{typed}} as typed
left join {{rejected}} as rejected on rejected.source_position = typed.source_position
where rejected.source_position is null
order by typed.source_position
