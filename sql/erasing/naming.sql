-- In how many staged rows that stay a barred member is named.
select count(*) as row_count
from {{staged}} as staged
where ({{is_named}})
  and staged.source_position not in (select source_position from {{erased}})
