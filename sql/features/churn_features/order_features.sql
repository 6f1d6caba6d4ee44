-- How often, how much and in what rhythm each member ordered. Orders of one day are one step of the rhythm; of several
-- on the last day the greatest is the last.
create or replace temp table order_features as
with orders as (
  select * from feature_orders where net_amount is not null
),
in_order as (
  select
    *,
    nullif(lag(age) over following - age, 0) as gap,
    lead(age) over following is null as is_last
  from orders
  window following as (partition by member_number order by age desc, net_amount, channel)
),
sums as (
  select
    member_number,
    count(*) filter (where age <= 30) as orders_30,
    count(*) filter (where age <= 90) as orders_90,
    count(*) filter (where age <= 180) as orders_180,
    count(*) filter (where age <= 365) as orders_365,
    count(*) as orders_total,
    sum(net_amount) filter (where age <= 30) as amount_30,
    sum(net_amount) filter (where age <= 90) as amount_90,
    sum(net_amount) filter (where age <= 180) as amount_180,
    sum(net_amount) filter (where age <= 365) as amount_365,
    sum(net_amount) as amount_total,
    count(*) filter (where age > 30 and age <= 120) as orders_before,
    coalesce(sum(net_amount) filter (where age > 30 and age <= 120), 0) as amount_before,
    any_bits(case when age <= 360 then bit_at((age - 1) / 30) end) as months,
    count(*) filter (where age > 275 and age <= 365) as orders_same_season,
    min(age) as last_age,
    max(age) as first_age,
    count(gap) as gaps,
    sum(gap) as gap_sum,
    sum(cast(gap as bigint) * gap) as gap_squares,
    quantile_type7(gap, 0.5) as order_gap_median,
    min_by(gap, age) filter (where gap is not null) as order_gap_last,
    max(net_amount) filter (where is_last) as last_amount,
    max(channel) filter (where is_last) as last_order_channel,
    count(*) filter (where with_coupon and age <= 365) as coupon_orders,
    min(age) filter (where with_coupon) - 1 as days_since_coupon,
    sum(coupon_amount) filter (where age <= 365) as coupons_365,
    sum(points_spent) filter (where age <= 365) as points_spent_365,
    sum(points_issued) - sum(points_spent) as points_balance
  from in_order
  group by member_number
)
select
  *,
  count_bits(months) as months_ordered_12,
  last_age - 1 as days_since_order,
  cast(gap_sum as double) / nullif(gaps, 0) as order_gap_mean,
  case
    when gaps > 1
      then sqrt(cast(gaps * gap_squares - gap_sum * gap_sum as double) / cast(gaps * (gaps - 1) as double))
  end as order_gap_sd,
  cast(last_age - 1 as double) / order_gap_median as order_silence_ratio,
  cast(amount_total as double) / orders_total as amount_per_order,
  cast(last_amount as double) * orders_total / cast(amount_total as double) as last_amount_ratio,
  (orders_30 + 1) / (cast(orders_before as double) / 3 + 1) as orders_trend,
  (cast(coalesce(amount_30, 0) as double) + cast(amount_total as double) / orders_total)
  / (cast(amount_before as double) / 3 + cast(amount_total as double) / orders_total) as amount_trend,
  cast(coupon_orders as double) / nullif(orders_365, 0) as coupon_share_365,
  cast(coupons_365 as double) / nullif(cast(coupons_365 + amount_365 as double), 0) as discount_share_365
from sums
