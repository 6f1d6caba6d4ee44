-- Contributions of features, by their place among the model's, to the log-odds of members; none yet.
create or replace temp table churn_contributions (
  row_number double,
  reason_rank double,
  feature double,
  contribution double
)
