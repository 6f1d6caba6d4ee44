-- What each member bought: breadth, favourite category, and how its cycle stands against that of all members. Items
-- of an order number that several orders have in common cannot be told apart, and are left out.
create or replace temp table item_features as
with orders as (
  select * from feature_orders where net_amount is not null
),
shared_numbers as (
  select order_id from orders_clean
  where
    ordered_on < cast($snapshot as date)
    and order_id in (select order_id from orders_clean where order_seq > 1)
  group by order_id
  having count(*) > 1
),
items as (
  select
    orders.member_number,
    orders.age,
    items.product_id,
    items.category
  from order_items_clean as items
  inner join orders on orders.order_id = items.order_id
  left join shared_numbers on shared_numbers.order_id = items.order_id
  where shared_numbers.order_id is null
),
breadth as (
  select
    member_number,
    count(distinct case when age <= 365 then product_id end) as products_365,
    count(distinct case when age <= 365 then category end) as categories_365
  from items
  group by member_number
),
category_days as (
  select distinct member_number, category, age
  from items
  where category is not null
),
category_gaps as (
  select
    *,
    lag(age) over (partition by member_number, category order by age desc) - age as gap
  from category_days
),
usual as (
  select category, quantile_type7(gap, 0.5) as usual_gap
  from category_gaps
  where gap is not null
  group by category
),
own as (
  select
    member_number,
    category,
    count(*) as days,
    min(age) as last_age,
    cast(sum(gap) as double) / nullif(count(gap), 0) as own_gap
  from category_gaps
  group by member_number, category
),
ranked as (
  select
    *,
    sum(days) over (partition by member_number) as all_days,
    row_number() over (partition by member_number order by days desc, last_age, category) as preference
  from own
)
select
  breadth.member_number,
  breadth.products_365,
  breadth.categories_365,
  ranked.category as favourite_category,
  cast(ranked.days as double) / cast(ranked.all_days as double) as favourite_category_share,
  ranked.last_age - 1 as days_since_favourite_category,
  ranked.own_gap / usual.usual_gap as category_gap_ratio,
  cast(ranked.last_age - 1 as double) / usual.usual_gap as category_cycle_ratio
from breadth
left join ranked on ranked.member_number = breadth.member_number and ranked.preference = 1
left join usual on usual.category = ranked.category
