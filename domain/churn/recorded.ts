import type { Day } from '../time/days.js';
import type { ChurnDefinition, ChurnRuleName } from './definition.js';
import { placedRules } from './placed_rules.js';

/** What rules are judged by; each may be recorded since a day of its own. */
export const churnRecords = ['orders', 'events', 'logins', 'contacts', 'members'] as const;
export type ChurnRecord = (typeof churnRecords)[number];

/** First day of each record; null: nothing of it is recorded. There is nobody to learn from without orders. */
export type FirstRecorded = Readonly<Record<ChurnRecord, Day | null>> & {
  readonly orders: Day;
  /** First day on which anybody ordered, was seen or registered. */
  readonly known: Day;
};

/** A rule of a definition, and since when what it is judged by is recorded. */
export interface RecordedRule {
  readonly rule: ChurnRuleName;
  readonly record: ChurnRecord;
  readonly recordedSince: Day;
  /** The silence in days that it asks for; 0 where it asks for none. */
  readonly silentDays: number;
}

/** What each rule is judged by. */
export const recordOf: Readonly<Record<ChurnRuleName, ChurnRecord>> = {
  unsubscribed: 'members',
  blacklisted: 'members',
  no_order: 'orders',
  no_login: 'logins',
  no_visit: 'events',
  no_reaction: 'contacts',
  own_cycle: 'orders',
};

/** The rules of a definition with their records. What is not recorded at all is taken for recorded since the first order. */
export const recordedRules = (definition: ChurnDefinition, first: FirstRecorded): readonly RecordedRule[] =>
  placedRules(definition).map(({ rule }) => {
    const record = recordOf[rule.rule];
    const silentDays = 'days' in rule ? rule.days : 0;
    const since = first[record];
    return since === null
      ? { rule: rule.rule, record: 'orders', recordedSince: first.orders, silentDays }
      : { rule: rule.rule, record, recordedSince: since, silentDays };
  });
