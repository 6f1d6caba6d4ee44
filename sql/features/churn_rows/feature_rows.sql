-- Features of members as numbers, in the order of their member numbers.
with training as (
  select * from {{relation}}
)
select {{features}}
from training
{{levels}}
order by training.member_id
