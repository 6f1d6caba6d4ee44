-- From when on a member had said so.
insert into churn_spells
select
  signs.member_id,
  cast($rule_number as integer) as rule_number,
  cast(signs.{{said_on}} + interval '1' day as date) as from_on,
  cast(null as date) as until_on
from churn_signs as signs
inner join churn_doubtful as doubtful on doubtful.member_id = signs.member_id
where signs.{{said_on}} is not null
