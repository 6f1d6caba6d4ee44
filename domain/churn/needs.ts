import type { TableName } from '../tables/index.js';
import type { ChurnRuleName } from './definition.js';

/** What a rule cannot be judged without. */
export interface RuleNeeds {
  readonly table: TableName;
  /** One of these columns of it. */
  readonly oneOf: readonly string[];
}

/** What each rule needs beside the orders. Events need no column that they do not have anyway. */
export const ruleNeeds: Readonly<Record<ChurnRuleName, RuleNeeds | null>> = {
  unsubscribed: { table: 'members', oneOf: ['unsubscribed_at'] },
  blacklisted: { table: 'members', oneOf: ['blacklisted_at'] },
  no_order: null,
  no_login: { table: 'events', oneOf: ['type'] },
  no_visit: { table: 'events', oneOf: ['type'] },
  no_reaction: { table: 'contacts', oneOf: ['opened_at', 'clicked_at', 'responded_at'] },
  own_cycle: null,
};
