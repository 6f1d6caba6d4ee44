-- Who may not be contacted, where nobody has looked.
create or replace temp table churn_suppressions (
  member_id varchar not null,
  suppression varchar not null
)
