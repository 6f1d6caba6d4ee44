-- Numbers of the members of another period or run, or of one of its segments.
select member_id
from {{scores}}
where period = $other_period and scope = $scope and {{conditions}}
