-- Rows of every k-th member: what `leveled_sample` gives.
select count(*) as size from leveled_orders where member_number % $every = 0
