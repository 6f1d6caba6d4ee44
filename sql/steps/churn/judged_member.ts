import type { ChurnDefinition, ChurnLasting, ChurnMark } from '../../../domain/churn/definition.js';
import type { JudgedMember } from '../../../domain/churn/explain.js';
import { placedRules } from '../../../domain/churn/placed_rules.js';
import type { Row, Session } from '../../../engine/session.js';
import { sqlOf } from '../../load.js';

/** What `churn_states` and `churn_judged` have of a member; null: the member is not known by then. */
export async function judgedMember(
  session: Session,
  definition: ChurnDefinition,
  member: string,
): Promise<JudgedMember | null> {
  const rules = placedRules(definition);
  const asks = (name: string) => rules.some(({ rule }) => rule.rule === name);
  const measures = [
    ...(asks('no_reaction') ? ['unanswered'] : []),
    ...(asks('own_cycle') ? ['order_days', 'cycle_days'] : []),
  ];
  const [row] = await session.rows(
    sqlOf('features/churn/judged_member', {
      asked: measures.map((name) => `judged.${name},`).join('\n  '),
      since: rules.map((_, i) => `cast(judged.since_${i + 1} as varchar) as since_${i + 1}`).join(',\n  '),
    }),
    { member },
  );
  return row === undefined ? null : judgedIn(row, rules.length);
}

function judgedIn(row: Row, rules: number): JudgedMember {
  const text = (name: string) => (typeof row[name] === 'string' ? row[name] : null);
  const number = (name: string) => (typeof row[name] === 'number' ? row[name] : null);
  return {
    heard: {
      day: String(row['snapshot_on']),
      knownSince: text('known_since'),
      orderCount: Number(row['order_count']),
      lastOrderOn: text('last_order_on'),
      lastLoginOn: text('last_login_on'),
      lastEventOn: text('last_event_on'),
      unsubscribedOn: text('unsubscribed_on'),
      blacklistedOn: text('blacklisted_on'),
      unanswered: number('unanswered'),
      orderDays: number('order_days'),
      cycleDays: number('cycle_days'),
    },
    churnedSince: text('churned_since'),
    mark: text('mark') as ChurnMark | null,
    lasting: text('lasting') as ChurnLasting | null,
    leftOut: text('left_out'),
    since: Array.from({ length: rules }, (_, i) => text(`since_${i + 1}`)),
  };
}
