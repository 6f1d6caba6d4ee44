-- All numbers that a number stands for, itself too.
create or replace temp table member_numbers as
select member_id from member_identities where canonical_id = cast($member as varchar)
union
select cast($member as varchar) as member_id
