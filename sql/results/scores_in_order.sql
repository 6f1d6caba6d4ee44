-- The score table, ordered by its key.
select * from rfm_scores order by period, scope, member_id
