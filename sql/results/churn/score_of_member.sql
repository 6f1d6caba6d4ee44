-- What a table of scores has of one member.
select * from {{scores}}
where member_id = cast($member as varchar)
