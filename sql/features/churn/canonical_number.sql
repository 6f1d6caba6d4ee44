-- The number that stands for a number.
select coalesce(max(canonical_id), cast($member as varchar)) as canonical_id
from member_identities
where member_id = cast($member as varchar)
