-- Share of members who ordered within the window after past snapshots, by the days since their last order and how many
-- orders they had; and of all of the same silence, and of all.
create or replace temp table churn_returns as
select
  silence_from,
  orders_from,
  cast(sum(members) as bigint) as members,
  cast(sum(returned) as bigint) as returned,
  cast(sum(returned) as double) / sum(members) as return_share
from churn_return_counts
group by grouping sets ((silence_from, orders_from), (silence_from), ())
having sum(members) > 0
order by silence_from nulls last, orders_from nulls last
