-- Since when definitions have held for members of whom what was heard last does not tell: nobody.
create or replace temp table churn_beginnings (
  member_id varchar not null,
  churned_since date not null
)
