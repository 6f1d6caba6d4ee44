-- Cancelled lines that were netted, of members who are not excluded.
select
  count(*) as row_count,
  cast(coalesce(sum(typed.stated_amount), 0) as varchar) as amount
from netting
inner join orders_typed as typed on typed.source_position = netting.cancellation_position
left join orders_excluded as excluded on excluded.source_position = netting.cancellation_position
where excluded.source_position is null
