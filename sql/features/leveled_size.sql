-- How much there is to learn weights from.
select count(*) as size, count(distinct level_number) as levels from leveled_orders
