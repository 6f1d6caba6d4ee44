-- Orders that still stand: neither rejected nor excluded so far.
create or replace temp view orders_standing as
select typed.*
from orders_typed as typed
left join orders_rejected as rejected on rejected.source_position = typed.source_position
left join orders_excluded as excluded on excluded.source_position = typed.source_position
where rejected.source_position is null and excluded.source_position is null
