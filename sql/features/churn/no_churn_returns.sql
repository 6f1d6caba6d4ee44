-- Members who came back within the window after past snapshots, before any is looked at.
create or replace temp table churn_return_counts (
  silence_from integer not null,
  orders_from integer not null,
  members bigint not null,
  returned bigint not null
)
