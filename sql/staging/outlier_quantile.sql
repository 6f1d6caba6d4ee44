-- The quantile of the amounts that count, from which the outlier threshold is made.
select quantile_type7({{price}}, {{share}}) as quantile
from orders_standing as typed
{{rates_join}}
where not typed.is_cancellation
