-- Cancelled lines that are netted. Of a line, not more can be cancelled than it came to: what does not fit when its
-- turn comes is passed over.
create or replace temp table netting as
with recursive settled as (
  select
    line_position,
    turn,
    cancelled_amount <= line_amount as fits,
    case when cancelled_amount <= line_amount then line_amount - cancelled_amount else line_amount end as left_over
  from netting_candidates
  where turn = 1
  union all
  select
    candidates.line_position,
    candidates.turn,
    candidates.cancelled_amount <= settled.left_over as fits,
    case
      when candidates.cancelled_amount <= settled.left_over then settled.left_over - candidates.cancelled_amount
      else settled.left_over
    end as left_over
  from settled
  inner join netting_candidates as candidates
    on candidates.line_position = settled.line_position and candidates.turn = settled.turn + 1
)
select
  candidates.cancellation_position,
  candidates.cancelled_at,
  candidates.cancelled_on,
  candidates.cancelled_amount,
  candidates.line_position,
  candidates.order_id,
  candidates.member_id
from netting_candidates as candidates
inner join settled on settled.line_position = candidates.line_position and settled.turn = candidates.turn
where settled.fits
