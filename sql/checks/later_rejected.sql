-- Rows set aside that are dated at or after the as-of, whatever they are set aside for.
select count(*) as row_count
from {{rejected}} as rejected
inner join {{typed}} as typed on typed.source_position = rejected.source_position
where typed.ordered_at >= {{as_of}}
