-- How many members have a value of one measure, and their exact sum as text.
select
  count({{measure}}) as members,
  cast(sum({{measure}}) as varchar) as total
from member_orders
where period = $period and scope = $scope and order_count > 0
