import {
  rulesIn,
  type PlacedDefinition,
  type PlacedGroup,
  type PlacedRule,
} from '../../../domain/churn/placed_rules.js';
import { quoteLiteral } from '../../../engine/quote.js';

/**
 * SQL of a definition over `churn_signs`. In it a rule, a group, the definition itself is the day since which it has held,
 * null where it does not hold.
 */
export interface DefinitionSql {
  /** Columns `from_1, …`: the first day from which each rule would hold, were nothing heard in between. */
  readonly beginnings: string;
  /** Columns `since_1, …` over these. */
  readonly rules: string;
  /** Columns `group_1, …` over these, each with a comma; empty where there are no groups. */
  readonly groups: string;
  readonly definition: string;
  /** Whether one of the rules by which the definition holds is explicit, and whether one is permanent. */
  readonly explicit: string;
  readonly permanent: string;
  /** Ids of the rules that hold, in the definition's order. */
  readonly holding: string;
}

export function definitionSql(definition: PlacedDefinition): DefinitionSql {
  const rules = rulesIn(definition);
  const groups = groupsIn(definition);
  const columnOf = (part: PlacedRule | PlacedGroup): string =>
    'id' in part ? `since_${rules.indexOf(part) + 1}` : `group_${groups.indexOf(part) + 1}`;
  const carriers = carriersOf(definition, columnOf);
  const carriedBy = (wanted: (one: PlacedRule) => boolean): string =>
    anyTrue(carriers.filter(({ rule }) => wanted(rule)).map(({ condition }) => condition));
  const columns = (prefix: string, sqlOfRule: (rule: PlacedRule, i: number) => string) =>
    rules.map((rule, i) => `${sqlOfRule(rule, i)} as ${prefix}_${i + 1}`).join(',\n    ');
  return {
    beginnings: columns('from', beginningOf),
    rules: columns(
      'since',
      (_, i) => `case when from_${i + 1} <= cast($as_of as date) then from_${i + 1} end`,
    ),
    groups: groups.map((group) => `${sinceOf(group, columnOf)} as ${columnOf(group)},`).join('\n    '),
    definition: sinceOf(definition, columnOf),
    explicit: carriedBy(({ rule }) => rule.mark === 'explicit'),
    permanent: carriedBy(({ rule }) => rule.lasting === 'permanent'),
    holding: `concat_ws(',', ${rules
      .map((rule) => `case when ${columnOf(rule)} is not null then ${quoteLiteral(rule.id)} end`)
      .join(', ')})`,
  };
}

const groupsIn = ({ any = [], all = [], unless = [] }: PlacedDefinition): readonly PlacedGroup[] =>
  [...any, ...all, ...unless].filter((part): part is PlacedGroup => !('id' in part));

/** Name of the column that says since when so many contacts in a row are unanswered. */
export const unansweredColumn = (last: number): string => `unanswered_${last}_on`;

/** A silence of N days is over when something is heard on one of the N days before: it holds from the day after them. */
function beginningOf({ rule }: PlacedRule): string {
  const after = (day: string, days: string) => `cast(${day} + ${days} as date)`;
  const silentFor = (heardOn: string, days: number) =>
    after(`coalesce(${heardOn}, known_since)`, `interval '${days + 1}' day`);
  switch (rule.rule) {
    case 'unsubscribed':
      return after('unsubscribed_on', "interval '1' day");
    case 'blacklisted':
      return after('blacklisted_on', "interval '1' day");
    case 'no_order':
      return silentFor('last_order_on', rule.days);
    case 'no_login':
      return silentFor('last_login_on', rule.days);
    case 'no_visit':
      return silentFor('last_event_on', rule.days);
    case 'no_reaction':
      return after(unansweredColumn(rule.last), "interval '1' day");
    case 'own_cycle':
      return `case when order_days >= ${rule.min_orders} then ${after(
        'last_order_on',
        `(${cycleLimit(rule.times)} + 1) * interval '1' day`,
      )} end`;
  }
}

/** Whole days of silence from which a multiple of the usual gap has passed. A median of whole days is whole or a half. */
export const cycleLimit = (times: number): string =>
  `cast(ceiling(cast(${times} as decimal(18, 9)) * cast(cycle_days as decimal(18, 1))) as integer)`;

type ColumnOf = (part: PlacedRule | PlacedGroup) => string;

/** Since when a group has held, over the columns of its parts. */
function sinceOf({ any = [], all = [], unless = [] }: PlacedDefinition, columnOf: ColumnOf): string {
  const needed = [...(any.length === 0 ? [] : [firstOf(any.map(columnOf))]), ...all.map(columnOf)];
  const since = lastOf(needed);
  if (unless.length === 0) return since;
  return `case when ${unless.map((part) => `${columnOf(part)} is null`).join(' and ')} then ${since} end`;
}

/** No day of the calendar comes after it. */
const never = "date '9999-12-31'";

/** The first of some days, null where all are. */
const firstOf = (days: readonly string[]): string =>
  days.length === 1
    ? days.join('')
    : `nullif(least(${days.map((day) => `coalesce(${day}, ${never})`).join(', ')}), ${never})`;

/** The last of some days, null where one is. Engines differ in what the greatest of a null is. */
const lastOf = (days: readonly string[]): string =>
  days.length === 1
    ? days.join('')
    : `case when ${days.map((day) => `${day} is not null`).join(' and ')} then greatest(${days.join(', ')}) end`;

interface Carrier {
  readonly rule: PlacedRule;
  /** SQL: the rule holds, and the group that it stands in. */
  readonly condition: string;
}

/** The rules by which a definition holds where it does: not what it holds in spite of. */
function carriersOf({ any = [], all = [] }: PlacedDefinition, columnOf: ColumnOf): readonly Carrier[] {
  return [...any, ...all].flatMap((part) => {
    const holds = `${columnOf(part)} is not null`;
    if ('id' in part) return [{ rule: part, condition: holds }];
    return carriersOf(part, columnOf).map(({ rule, condition }) => ({
      rule,
      condition: `${holds} and ${condition}`,
    }));
  });
}

const anyTrue = (conditions: readonly string[]): string =>
  conditions.length === 0 ? 'false' : conditions.map((one) => `(${one})`).join(' or ');
