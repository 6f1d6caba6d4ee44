-- Members that are scored.
select count(*) as members from churn_scores
where risk_band is not null
