-- What was known of one member when it was scored.
create or replace temp table features_of_member as
select * from {{features}}
where member_id = cast($member as varchar)
