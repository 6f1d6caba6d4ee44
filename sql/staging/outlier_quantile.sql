-- The quantile of the amounts that count, from which the outlier threshold is made.
select quantile_type7({{price}}, {{share}}) as quantile
from orders_typed as typed
{{rates_join}}
left join orders_rejected as rejected on rejected.source_position = typed.source_position
left join orders_excluded as excluded on excluded.source_position = typed.source_position
where rejected.source_position is null and excluded.source_position is null and not typed.is_cancellation
