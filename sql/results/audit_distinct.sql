-- Distinct values of one column.
with cells as (
  {{cells}}
),
distinct_cells as (
  select distinct cell from cells where cell is not null
)
select count(*) as distinct_values from distinct_cells
