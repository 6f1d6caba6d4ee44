-- Rows left out, by exclusion list.
select
  excluded.list,
  count(*) as row_count,
  cast(coalesce(sum(typed.stated_amount), 0) as varchar) as amount
from orders_excluded as excluded
inner join orders_typed as typed on typed.source_position = excluded.source_position
group by excluded.list
order by excluded.list
