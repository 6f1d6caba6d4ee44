-- Days from which and until which each rule held for a member, before any rule is looked at.
create or replace temp table churn_spells (
  member_id varchar not null,
  rule_number integer not null,
  from_on date not null,
  until_on date
)
