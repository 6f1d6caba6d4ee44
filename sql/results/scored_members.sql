-- Members with a result in any period.
select count(*) as members from (select distinct member_id from rfm_scores) as scored
