-- How many members are known, eligible, left out by reason, and, of those left out as churned, by how they left; and for how
-- many each rule holds.
select
  count(*) as known,
  count(*) filter (where eligible) as eligible,
  count(*) filter (where left_out = 'CHURNED') as left_out_churned,
  count(*) filter (where left_out = 'NO_ORDER') as left_out_no_order,
  count(*) filter (where left_out = 'TOO_YOUNG') as left_out_too_young,
  count(*) filter (where left_out = 'EXCLUDED') as left_out_excluded,
  count(*) filter (where left_out = 'CHURNED' and mark = 'explicit') as explicit,
  count(*) filter (where left_out = 'CHURNED' and mark = 'silent') as silent,
  count(*) filter (where left_out = 'CHURNED' and lasting = 'permanent') as permanent,
  count(*) filter (where left_out = 'CHURNED' and lasting = 'temporary') as temporary,
  {{rules}}
from churn_states
