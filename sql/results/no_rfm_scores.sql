-- The score table, before any period is scored.
create or replace temp table rfm_scores (
  member_id varchar not null,
  period varchar not null,
  scope varchar not null,
  as_of date not null,
  recency_days integer,
  order_count integer not null,
  monetary_sum decimal(38, 4) not null,
  r integer,
  f integer,
  m integer,
  rfm_code varchar,
  rfm_sum integer,
  rfm_score decimal(7, 4),
  rank integer,
  segment varchar
)
