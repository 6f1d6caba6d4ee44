-- Rows with a fault of their own: of reading, which counts at once, or of content, which counts only if the row
-- stands alone under its number and belongs to a member who counts. Both are found in one pass over the source.
create or replace temp table order_faults as
with judged as (
  {{judged}}
)
select
  source_position,
  reading_reason,
  reading_column,
  reading_value,
  content_reason,
  content_column,
  content_value
from judged
where reading_reason is not null or content_reason is not null
