import { churnLeftOut, type ChurnFacts } from '../../../contracts/churn_facts.js';
import type { ChurnDefinition } from '../../../domain/churn/definition.js';
import { measureOf, placedRules } from '../../../domain/churn/placed_rules.js';
import { quoteLiteral } from '../../../engine/quote.js';
import type { Session } from '../../../engine/session.js';
import { sqlOf } from '../../load.js';

/** Excluded members are left out of everything that is told of rules. */
const isCounted = `coalesce(left_out, '') <> 'EXCLUDED'`;

/** How many members stand how in `churn_states`, and for how many each rule of the definition holds. */
export type ChurnStateCounts = Pick<ChurnFacts, 'members' | 'rules'>;

/**
 * Counts the members of `churn_states`. Churned are those who are left out as such: who is excluded, or never ordered, is
 * counted as that alone; and who is excluded is not counted with the rules either.
 */
export async function countChurnStates(
  session: Session,
  definition: ChurnDefinition,
): Promise<ChurnStateCounts> {
  const rules = placedRules(definition);
  const columns = rules.map(
    ({ id }, i) =>
      `count(*) filter (where ${isCounted} and strpos(concat(',', rules, ','), ${quoteLiteral(`,${id},`)}) > 0) as rule_${i + 1}`,
  );
  const [row = {}] = await session.rows(
    sqlOf('features/churn/state_counts', { rules: columns.join(',\n  ') }),
  );
  const count = (name: string): number => Number(row[name]);
  return {
    members: {
      known: count('known'),
      eligible: count('eligible'),
      leftOut: churnLeftOut.map((reason) => ({
        reason,
        members: count(`left_out_${reason.toLowerCase()}`),
      })),
      churned: {
        explicit: count('explicit'),
        silent: count('silent'),
        permanent: count('permanent'),
        temporary: count('temporary'),
      },
    },
    rules: rules.map(({ part, rule }, i) => ({
      part,
      rule: rule.rule,
      measure: measureOf(rule),
      members: count(`rule_${i + 1}`),
    })),
  };
}
