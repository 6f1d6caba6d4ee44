-- Rows of a staged table that tell of a barred member, with their money.
create or replace temp table {{erased}} as
with judged as (
  {{judged}}
)
select source_position, amount
from judged
where is_erased
