-- Rows that do not count, each with its first reason; the positions are those of the staged table.
create or replace temp table {{rejected}} (
  source_position bigint not null,
  reason varchar not null,
  column_name varchar,
  value varchar
)
