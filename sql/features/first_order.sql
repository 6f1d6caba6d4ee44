-- Day of the first order that counts.
select cast(min(ordered_on) as varchar) as first_ordered_on from orders_clean
