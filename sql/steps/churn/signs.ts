import { rulesIn, type PlacedDefinition } from '../../../domain/churn/placed_rules.js';
import type { ChurnInputs } from '../../../domain/churn/inputs.js';
import type { Session } from '../../../engine/session.js';
import { sqlOf } from '../../load.js';
import { netOrdersSelect } from '../net_orders.js';
import { unansweredColumn } from './definition_sql.js';

/** Which members are looked at when. */
export interface SignsOf {
  readonly definition: PlacedDefinition;
  /** Local day before whose first instant everything known lies. */
  readonly day: string;
  /** Zone of the business, which decides where days end. */
  readonly timeZone: string;
  readonly inputs: ChurnInputs;
}

/**
 * Makes `churn_signs`: one row a known member with what was heard of them before a day, as far as the definition asks.
 * Needs the clean tables and `member_identities` as of that day in the session.
 */
export async function computeChurnSigns(session: Session, of: SignsOf): Promise<void> {
  const { definition, day: as_of, timeZone: time_zone, inputs } = of;
  const contacts = contactSigns(definition);
  const cycles = cycleSigns(definition);
  const net_orders = await netOrdersSelect(session);
  await session.run(sqlOf('features/churn/churn_orders', { net_orders }), { as_of });
  await session.run(sqlOf('features/churn/churn_events'), { as_of });
  await session.run(sqlOf('features/churn/churn_profiles'), {
    as_of,
    time_zone,
    undated_known: inputs.get('members')?.pointInTime ?? false,
  });
  if (contacts !== null) {
    const { unanswered_on } = contacts;
    const received_contacts = sqlOf('features/churn/received_contacts');
    await session.run(sqlOf('features/churn/churn_contacts', { received_contacts, unanswered_on }), {
      as_of,
      time_zone,
    });
  }
  if (cycles !== null) await session.run(sqlOf('features/churn/churn_cycles', { net_orders }), { as_of });
  await session.run(
    sqlOf('features/churn/churn_signs', {
      contact_columns: contacts?.columns ?? '',
      cycle_columns: cycles?.columns ?? '',
      joins: [contacts?.join, cycles?.join].filter((join) => join !== undefined).join('\n'),
    }),
    { as_of },
  );
}

/** What is asked of contacts; null: nothing. */
function contactSigns(definition: PlacedDefinition) {
  const asked = rulesIn(definition).flatMap(({ rule }) => (rule.rule === 'no_reaction' ? [rule.last] : []));
  if (asked.length === 0) return null;
  const lasts = [...new Set(asked)];
  const nthUnanswered = (last: number) =>
    `max(case when placed.place = tails.unanswered - ${last - 1} then placed.sent_on end)`;
  return {
    unanswered_on: lasts.map((last) => `${nthUnanswered(last)} as ${unansweredColumn(last)}`).join(',\n  '),
    columns: ['unanswered', ...lasts.map(unansweredColumn)].map((name) => `contacts.${name},`).join('\n  '),
    join: 'left join churn_contacts as contacts on contacts.member_id = known.member_id',
  };
}

/** What is asked of the days between orders; null: nothing. */
function cycleSigns(definition: PlacedDefinition) {
  if (!rulesIn(definition).some(({ rule }) => rule.rule === 'own_cycle')) return null;
  return {
    columns: ['order_days', 'cycle_days'].map((name) => `cycles.${name},`).join('\n  '),
    join: 'left join churn_cycles as cycles on cycles.member_id = known.member_id',
  };
}
