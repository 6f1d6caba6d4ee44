-- Rows of the members to act on first, whose probabilities are explained.
select rows.row_number
from churn_scores as scores
inner join churn_rows as rows on rows.member_id = scores.member_id
where scores.act_rank is not null
order by rows.row_number
