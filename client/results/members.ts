import type { Manifest } from '../../contracts/manifest.js';
import type { MemberSelection } from '../../contracts/members.js';
import { MemberflowError } from '../../contracts/failures.js';
import { parquetRelation } from '../../engine/parquet.js';
import type { Row, Session, Value } from '../../engine/session.js';
import { membersQuery, type BoundSql } from '../../sql/steps/members.js';
import { openStore } from '../../store/open.js';
import { withReading } from './reading.js';

/** Members as they stand in the period they are listed for. */
export interface ListedMember {
  readonly member: string;
  /** Empty: outside the given edges, or never ordered. */
  readonly code: string;
  readonly segment: string;
  /** Null: never ordered. */
  readonly recencyDays: number | null;
  readonly orders: number;
  /** Exact decimal text with four places. */
  readonly monetary: string;
  /** Exact decimal text; null without a code. */
  readonly score: string | null;
  readonly rank: number | null;
}

/** Columns of a complete list, as they are stored, in the order of the query. */
export const memberColumns = [
  'member_id',
  'rfm_code',
  'segment',
  'recency_days',
  'order_count',
  'monetary_sum',
  'rfm_score',
  'rank',
] as const;

/** A selection with the runs that it speaks of. */
export interface SelectionInRuns {
  readonly selection: MemberSelection & { readonly period: string };
  readonly run: Manifest;
  /** The run that the members came from, which may be the same; null: the selection names none. */
  readonly cameFrom: Manifest | null;
}

/** Reads the members of a selection. */
export interface MemberList {
  readonly count: number;
  /** The first of them, by rank. */
  first(limit: number): Promise<readonly ListedMember[]>;
  /** All of them in batches, their cells in the order of {@link memberColumns}. */
  all(): AsyncIterable<readonly (readonly Value[])[]>;
}

/**
 * Opens a selection, does the work with its list, and closes it whatever happens.
 * @param home folder that holds the store
 * @throws MemberflowError `ArtifactDamaged` when the scores of a run are not in the store of this machine
 */
export async function withMembers<T>(
  { selection, run, cameFrom }: SelectionInRuns,
  home: string,
  work: (list: MemberList) => Promise<T>,
): Promise<T> {
  const query = membersQuery(selection, {
    now: await scoresOf(run, home),
    then: cameFrom === null ? null : await scoresOf(cameFrom, home),
  });
  return await withReading('large', home, async (session) => work(await listOf(session, query)));
}

async function listOf(session: Session, { sql, parameters }: BoundSql): Promise<MemberList> {
  const [counted] = await session.rows(`select count(*) as members from (${sql}) as listed`, parameters);
  return {
    count: Number(counted?.['members'] ?? 0),
    first: async (limit) => {
      const rows = await session.rows(`${sql} limit cast($limit as bigint)`, { ...parameters, limit });
      return rows.map(listedMember);
    },
    all: () => session.batches(sql, parameters),
  };
}

/** Distinct values of groups of a run, which names that a reader typed are compared with. */
export async function groupNames(
  { tables, runId }: Manifest,
  home: string,
): Promise<{ readonly codes: readonly string[]; readonly segments: readonly string[] }> {
  const relation = await relationOf(tables['rfm_groups'], runId, home);
  const rows = await withReading('small', home, (session) =>
    session.rows(`select distinct rfm_code, segment from ${relation} order by 1, 2`),
  );
  const distinct = (name: string) => [
    ...new Set(rows.flatMap((row) => (typeof row[name] === 'string' ? [row[name]] : []))),
  ];
  return { codes: distinct('rfm_code'), segments: distinct('segment') };
}

const scoresOf = ({ tables, runId }: Manifest, home: string): Promise<string> =>
  relationOf(tables['rfm_scores'], runId, home);

async function relationOf(
  table: Manifest['tables'][string] | undefined,
  runId: string,
  home: string,
): Promise<string> {
  if (table === undefined) {
    throw new MemberflowError('ArtifactDamaged', `Run ${runId} has no scores of members`, {
      remedy:
        'The retention policy has removed them, or an earlier memberflow made none: run it again for its day.',
    });
  }
  return parquetRelation(await openStore(home).get(table));
}

function listedMember(row: Row): ListedMember {
  const number = (name: string) => (row[name] === null ? null : Number(row[name]));
  const text = (name: string) => String(row[name] ?? '');
  return {
    member: text('member_id'),
    code: text('rfm_code'),
    segment: text('segment'),
    recencyDays: number('recency_days'),
    orders: number('order_count') ?? 0,
    monetary: text('monetary_sum'),
    score: row['rfm_score'] === null ? null : text('rfm_score'),
    rank: number('rank'),
  };
}
