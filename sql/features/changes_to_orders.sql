-- How many adjustments and merges may change what orders say.
select
  (select count(*) from order_adjustments) as adjustments,
  (select count(*) from member_identities) as merges
