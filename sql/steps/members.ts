import type { MemberSelection } from '../../contracts/members.js';
import { wholeBusiness } from '../../domain/rfm/scope.js';
import type { Parameters } from '../../engine/session.js';
import { sqlOf } from '../load.js';

/** Where the scores lie that a selection is looked up in: names of ours, or calls of the engine's reader. */
export interface SelectionRelations {
  /** Scores of the run. */
  readonly now: string;
  /** Scores of the run that the members came from, which may be the same; null: the selection names none. */
  readonly then: string | null;
}

/** SQL with the values that are bound to its parameters. */
export interface BoundSql {
  readonly sql: string;
  readonly parameters: Parameters;
}

/**
 * The query that lists the members of a selection by rank: `member_id`, `rfm_code`, `segment`, `recency_days`,
 * `order_count`, `monetary_sum`, `rfm_score`, `rank`. Who is gone is listed as they stood then.
 * @param selection with its period filled in
 */
export function membersQuery(
  selection: MemberSelection & { readonly period: string },
  relations: SelectionRelations,
): BoundSql {
  const { period, codes, segments, cameFrom, gone } = selection;
  const scope = wholeBusiness;
  const patterns = (codes ?? []).map((code) => code.replaceAll('*', '_'));
  const chosen = anyOf(bound('code', patterns, 'rfm_code like'));
  const named = anyOf(bound('segment', segments ?? [], 'segment ='));
  if (cameFrom === undefined) {
    return query(relations.now, [chosen, named], { period, scope });
  }
  if (relations.then === null) throw new RangeError('The selection needs the scores that members came from');
  const stood = anyOf(bound('then', cameFrom.segment === null ? [] : [cameFrom.segment], 'segment ='));
  if (gone === true) {
    const others = sqlOf('results/members_at', { scores: relations.now, conditions: 'true' });
    const left = { sql: `member_id not in (${others})`, parameters: { other_period: period } };
    return query(relations.then, [stood, left], { period: cameFrom.period, scope });
  }
  const others = sqlOf('results/members_at', { scores: relations.then, conditions: stood.sql });
  const came = {
    sql: `member_id ${cameFrom.segment === null ? 'not in' : 'in'} (${others})`,
    parameters: { ...stood.parameters, other_period: cameFrom.period },
  };
  return query(relations.now, [chosen, named, came], { period, scope });
}

const query = (scores: string, conditions: readonly BoundSql[], parameters: Parameters): BoundSql => ({
  sql: sqlOf('results/members', { scores, conditions: conditions.map(({ sql }) => sql).join(' and ') }),
  parameters: Object.assign({}, parameters, ...conditions.map((one) => one.parameters)) as Parameters,
});

/** One condition for each value, which is bound. */
const bound = (name: string, values: readonly string[], comparison: string): readonly BoundSql[] =>
  values.map((value, i) => ({
    sql: `${comparison} $${name}_${i + 1}`,
    parameters: { [`${name}_${i + 1}`]: value },
  }));

/** At least one of the conditions; none means everybody. */
const anyOf = (conditions: readonly BoundSql[]): BoundSql => ({
  sql: conditions.length === 0 ? 'true' : `(${conditions.map(({ sql }) => sql).join(' or ')})`,
  parameters: Object.assign({}, ...conditions.map(({ parameters }) => parameters)) as Parameters,
});
