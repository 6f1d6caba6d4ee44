-- Probabilities by the row that a member has among those whose features were read; none yet.
create or replace temp table churn_predictions (row_number double, probability double)
