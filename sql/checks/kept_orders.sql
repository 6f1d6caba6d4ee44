-- Source rows behind the clean orders, and their money: in the source's currency, what was added to the stated amounts
-- and taken off them, and in the reporting currency.
select
  cast(coalesce(sum(source_rows), 0) as bigint) as row_count,
  cast(coalesce(sum({{source_amount}}), 0) as varchar) as amount,
  {{terms}}
  cast(coalesce(sum(amount), 0) as varchar) as clean_amount,
  count(*) as orders,
  cast(coalesce(sum(equal_lines), 0) as bigint) as equal_lines,
  count(*) filter (where outlier) as outliers,
  cast(max(ordered_on) as varchar) as newest
from orders_clean
