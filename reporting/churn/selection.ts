import type { Finding } from '../report.js';
import { sqlText } from '../selection/query.js';

/**
 * Members of a scored run with the query of the output database that lists them.
 * @param condition on columns of `churn_scores`
 */
export const scoredMembers = (
  runId: string,
  count: number,
  condition: string,
): NonNullable<Finding['members']> => ({
  count,
  selection: null,
  command: null,
  sql: [
    'select member_id, churn_probability, risk_band, value_class, value_at_stake, act_rank',
    'from churn_scores',
    `where run_id = ${sqlText(runId)}`,
    `  and ${condition}`,
    'order by act_rank nulls last, churn_probability desc nulls last, member_id',
  ].join('\n'),
});
