-- Distinct members that a model was learned from.
select count(distinct member_id) as members from churn_training
