-- Lines of one order that belong to different members: all are set aside or, by `latest`, those of every member but
-- the one of the greatest line.
insert into {{rejected}}
with valid as (
  select typed.*
  from {{typed}} as typed
  left join {{rejected}} as rejected on rejected.source_position = typed.source_position
  where rejected.source_position is null and not typed.is_cancellation
),
conflicting as (
  select order_id
  from valid
  group by order_id
  having min(member_id) <> max(member_id)
),
ranked as (
  select
    valid.source_position,
    valid.member_id,
    first_value(valid.member_id) over (
      partition by valid.order_id order by {{latest}}, source_position desc
    ) as latest_member
  from valid
  inner join conflicting on conflicting.order_id = valid.order_id
)
select
  source_position,
  {{conflict}} as reason,
  {{key_heading}} as column_name,
  member_id as value
from ranked
where {{loses}}
