import { rulesIn, type PlacedDefinition, type PlacedRule } from '../../../domain/churn/placed_rules.js';
import type { Session } from '../../../engine/session.js';
import { sqlOf } from '../../load.js';
import { netOrdersSelect } from '../net_orders.js';
import { cycleLimit, definitionSql } from './definition_sql.js';
import type { SignsOf } from './signs.js';

/**
 * Makes `churn_beginnings` (member_id, churned_since): since when the definition has held without interruption, of the members of
 * `churn_judged` of whom what was heard last does not tell it. Someone who was silent for long, then unsubscribed, and then
 * looked in once more has been churned since the silence. Such members are few; only their histories are read again.
 */
export async function dateChurn(session: Session, of: SignsOf): Promise<void> {
  const { definition, day: as_of } = of;
  const { groups, definition: holdsSince } = definitionSql(definition);
  const rules = rulesIn(definition);
  const doubt = interruptibleUnless(definition) ? 'true' : `${holdsSince} is not null`;
  const before = rules.map((rule, i) => `${heldBefore(rule, `since_${i + 1}`)} as since_${i + 1}`);
  await session.run(sqlOf('features/churn/churn_doubtful', { rules: before.join(',\n    '), groups, doubt }));
  const [found] = await session.rows('select count(*) as members from churn_doubtful');
  if (found?.['members'] === 0) {
    await session.run(sqlOf('features/churn/no_churn_beginnings'));
    return;
  }
  await session.run(sqlOf('features/churn/no_churn_spells'));
  const net_orders = await netOrdersSelect(session);
  for (const [i, { rule }] of rules.entries()) await addSpells(session, of, rule, i + 1, net_orders);
  const standing = rules.map(
    (_, i) => `max(spells.from_on) filter (where spells.rule_number = ${i + 1}) as since_${i + 1}`,
  );
  await session.run(
    sqlOf('features/churn/churn_beginnings', {
      rules: standing.join(',\n    '),
      groups,
      definition: holdsSince,
    }),
    { as_of },
  );
}

const isInterruptible = ({ rule: { rule } }: PlacedRule): boolean =>
  rule !== 'unsubscribed' && rule !== 'blacklisted';

/** Whether something stands in `unless` that may have held for a time in the past. */
const interruptibleUnless = ({ any = [], all = [], unless = [] }: PlacedDefinition): boolean =>
  rulesIn({ unless }).some(isInterruptible) ||
  [...any, ...all].some((part) => !('id' in part) && interruptibleUnless(part));

/** Day on which a rule may have held before the definition is known to hold; null where it cannot have. */
function heldBefore(placed: PlacedRule, since: string): string {
  const began = `when ${since} < holds_since then ${since}`;
  if (!isInterruptible(placed)) return `case ${began} end`;
  const { rule } = placed;
  const longKnown =
    'days' in rule ? `cast(known_since + interval '${rule.days + 1}' day as date) < holds_since` : 'true';
  return `case ${began} when (${since} is null or ${since} > holds_since) and ${longKnown} then holds_since end`;
}

async function addSpells(
  session: Session,
  { day: as_of, timeZone: time_zone }: SignsOf,
  rule: PlacedRule['rule'],
  rule_number: number,
  net_orders: string,
): Promise<void> {
  switch (rule.rule) {
    case 'unsubscribed':
    case 'blacklisted':
      await session.run(sqlOf('features/churn/said_spells', { said_on: `${rule.rule}_on` }), { rule_number });
      return;
    case 'no_order':
    case 'no_login':
    case 'no_visit':
      await session.run(
        sqlOf('features/churn/silence_spells', { sightings: sightingsOf(rule.rule, net_orders) }),
        { as_of, rule_number, days: rule.days },
      );
      return;
    case 'no_reaction':
      await session.run(
        sqlOf('features/churn/contact_spells', {
          received_contacts: sqlOf('features/churn/received_contacts'),
          preceding: String(rule.last - 1),
        }),
        { as_of, time_zone, rule_number },
      );
      return;
    case 'own_cycle':
      await session.run(
        sqlOf('features/churn/cycle_spells', { net_orders, cycle_limit: cycleLimit(rule.times) }),
        { as_of, rule_number, min_orders: rule.min_orders },
      );
  }
}

/** Table expressions of which the last, `sightings`, has the days on which a member was heard in the sense of a rule. */
function sightingsOf(rule: 'no_order' | 'no_login' | 'no_visit', net_orders: string): string {
  if (rule === 'no_order') return sqlOf('features/churn/order_sightings', { net_orders });
  const kind = rule === 'no_login' ? " and events.type = 'login'" : '';
  return sqlOf('features/churn/event_sightings', { kind });
}
