-- Attributes of each member as they were at the snapshot.
create or replace temp table history_features as
with history as (
  select * from member_history_clean where known_on < cast($snapshot as date)
),
ids as (
  select * from feature_member_ids
),
last_values as (
  select
    ids.member_number,
    history.attribute,
    history.value,
    history.known_on,
    row_number() over (
      partition by ids.member_number, history.attribute
      order by history.changed_at desc, ids.own desc, history.member_id
    ) as place
  from history
  inner join ids on ids.member_id = history.member_id
)
select
  member_number,
  max(value) filter (where attribute = 'level') as level,
  max(value) filter (where attribute = 'kind') as kind,
  max(value) filter (where attribute = 'region') as region,
  max(value) filter (where attribute = 'acquisition_channel') as acquisition_channel,
  date_diff('day', max(known_on) filter (where attribute = 'level'), cast($snapshot as date)) - 1
    as days_since_level_change
from last_values
where place = 1
group by member_number
