-- Links that lead in a circle, so that no number stands at the end.
insert into member_links_rejected
select
  typed.source_position,
  'LINK_CYCLE' as reason,
  {{heading}} as column_name,
  typed.canonical_id as value
from member_links_typed as typed
inner join member_identities as identities on identities.member_id = typed.member_id
left join member_links_rejected as rejected on rejected.source_position = typed.source_position
where rejected.source_position is null and identities.depth >= 50
