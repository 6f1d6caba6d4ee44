-- No cancelled line is netted.
create or replace temp table netting (
  cancellation_position bigint,
  cancelled_at timestamp with time zone,
  cancelled_on date,
  cancelled_amount decimal(18, 4),
  line_position bigint,
  order_id varchar,
  member_id varchar
)
