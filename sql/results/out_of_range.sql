-- Members of one period who ordered and lie outside the given edges.
select count(*) as members
from rfm_scores
where period = $period and scope = $scope and order_count > 0 and rfm_code is null
