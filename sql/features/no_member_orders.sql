-- The feature table, before any period is computed.
create or replace temp table member_orders (
  period varchar not null,
  scope varchar not null,
  as_of date not null,
  member_id varchar not null,
  recency_days integer,
  order_count integer not null,
  monetary_sum decimal(38, 4) not null,
  first_ordered_on date,
  last_ordered_on date
)
