import type { MemberSelection } from '../../contracts/members.js';
import { wholeBusiness } from '../../domain/rfm/scope.js';

/**
 * The query of the output database that lists the members of a selection, for readers: with its values written out,
 * quoted as SQL wants them.
 *
 * @param period label of the period meant where the selection names none
 */
export function membersQuery(runId: string, period: string, selection: MemberSelection): string {
  const { codes, segments, cameFrom, gone } = selection;
  const now = { runId, period: selection.period ?? period };
  const chosen = [
    ...(codes === undefined ? [] : [anyCode(codes)]),
    ...(segments === undefined ? [] : [among('segment', segments)]),
  ];
  if (cameFrom === undefined) return listing([...standsAt(now), ...chosen]);
  const segmentThen = cameFrom.segment === null ? [] : [`segment = ${sqlText(cameFrom.segment)}`];
  if (gone === true) {
    return listing([...standsAt(cameFrom), ...segmentThen, `member_id not in (${members(standsAt(now))})`]);
  }
  const then = members([...standsAt(cameFrom), ...segmentThen]);
  const came = `member_id ${cameFrom.segment === null ? 'not in' : 'in'} (${then})`;
  return listing([...standsAt(now), ...chosen, came]);
}

const listing = (conditions: readonly string[]): string =>
  [
    'select member_id, recency_days, order_count, monetary_sum, rfm_code, segment',
    'from rfm_scores',
    `where ${conditions.join('\n  and ')}`,
    'order by rank nulls last, monetary_sum desc, member_id',
  ].join('\n');

const members = (conditions: readonly string[]): string =>
  `select member_id from rfm_scores where ${conditions.join(' and ')}`;

const standsAt = ({ runId, period }: { readonly runId: string; readonly period: string }): string[] => [
  `run_id = ${sqlText(runId)}`,
  `scope = ${sqlText(wholeBusiness)}`,
  `period = ${sqlText(period)}`,
];

/** In a code `*` stands for any digit, in a pattern of SQL the underscore does. */
function anyCode(codes: readonly string[]): string {
  const exact = codes.filter((code) => !code.includes('*'));
  const patterns = codes.filter((code) => code.includes('*'));
  const conditions = [
    ...(exact.length === 0 ? [] : [among('rfm_code', exact)]),
    ...patterns.map((code) => `rfm_code like ${sqlText(code.replaceAll('*', '_'))}`),
  ];
  return conditions.length === 1 ? conditions.join() : `(${conditions.join(' or ')})`;
}

const among = (column: string, values: readonly string[]): string =>
  values.length === 1
    ? `${column} = ${values.map(sqlText).join()}`
    : `${column} in (${values.map(sqlText).join(', ')})`;

/** A text as SQL wants it quoted. */
export const sqlText = (text: string): string => `'${text.replaceAll("'", "''")}'`;
