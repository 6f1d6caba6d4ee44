-- Scores of an earlier run of members who could be judged since.
select scores.*
from {{scores}} as scores
inner join churn_labels as labels on labels.member_id = scores.member_id
