import type { GroupFacts, Movement, RunFacts, Standpoint } from '../../contracts/facts.js';
import { moneyFromText, moneyToText } from '../../domain/quality/money.js';
import { wholeBusiness } from '../../domain/rfm/scope.js';
import type { Row, Session } from '../../engine/session.js';
import { textOf } from '../../engine/text_of.js';
import { sqlOf } from '../load.js';

/** Points of the curve that tells how value is spread. */
const concentrationSteps = 20;

/**
 * Most flows of one movement that are told one by one. Twelve segments and those who came or went have 168; only
 * where every code is a segment of its own are there more, and those beyond are smaller than anybody reads.
 */
const listedFlows = 200;

const scope = wholeBusiness;

/** All groups of the run; needs `rfm_groups` in the session. */
export async function groupFacts(session: Session): Promise<readonly GroupFacts[]> {
  const rows = await session.rows(sqlOf('results/facts_groups'), { scope });
  return rows.map((row) => ({
    period: String(row['period']),
    code: textOf(row, 'rfm_code'),
    segment: textOf(row, 'segment'),
    members: countOf(row, 'members'),
    orders: countOf(row, 'order_count'),
    monetary: moneyOf(row),
    recencyDaysMean: row['recency_days_mean'] === null ? null : Number(row['recency_days_mean']),
  }));
}

/**
 * How value is spread over the members of a period; needs `rfm_scores` in the session. Empty where they brought
 * nothing. The shares of members are those of whole members: with fewer members than steps there are fewer points.
 */
export async function concentration(session: Session, period: string): Promise<RunFacts['concentration']> {
  const rows = await session.rows(sqlOf('results/concentration'), {
    period,
    scope,
    steps: concentrationSteps,
  });
  return rows.map((row) => ({
    memberShare: Number(row['member_share']),
    monetaryShare: Number(row['monetary_share']),
  }));
}

/** Scores of members at one point of time, and the relation that holds them. */
export interface ScoresAt {
  /** A name of ours or a call of the engine's reader. */
  readonly relation: string;
  readonly standpoint: Standpoint;
}

/** Who moved from which segment to which. */
export async function movement(
  session: Session,
  between: Movement['between'],
  from: ScoresAt,
  to: ScoresAt,
): Promise<Movement> {
  const rows = await session.rows(sqlOf('results/movement', { earlier: from.relation, later: to.relation }), {
    earlier_period: from.standpoint.label,
    later_period: to.standpoint.label,
    scope,
    listed: listedFlows,
  });
  const others = rows.find((row) => countOf(row, 'place') > listedFlows);
  return {
    between,
    from: from.standpoint,
    to: to.standpoint,
    flows: rows
      .filter((row) => row !== others)
      .map((row) => ({
        from: textOf(row, 'from_segment'),
        to: textOf(row, 'to_segment'),
        members: countOf(row, 'members'),
        monetary: moneyOf(row),
      })),
    ...(others === undefined
      ? {}
      : {
          others: {
            flows: countOf(others, 'flows'),
            members: countOf(others, 'members'),
            monetary: moneyOf(others),
          },
        }),
  };
}

/**
 * Size of an earlier run in one of its periods.
 * @param groups relation of its groups
 */
export async function runSize(
  session: Session,
  groups: string,
  period: string,
): Promise<Pick<RunFacts['earlierRuns'][number], 'members' | 'orders' | 'monetary' | 'segments'>> {
  const rows = await session.rows(sqlOf('results/segment_sizes', { groups }), { period, scope });
  const total = (name: string) => rows.reduce((sum, row) => sum + countOf(row, name), 0);
  return {
    members: total('members'),
    orders: total('order_count'),
    monetary: moneyToText(rows.reduce((sum, row) => sum + moneyFromText(moneyOf(row)), 0n)),
    segments: rows.flatMap((row) => {
      const segment = textOf(row, 'segment');
      return segment === null ? [] : [{ segment, members: countOf(row, 'members') }];
    }),
  };
}

const reasonLine = /^reason (.+)$/;

/** What became of the rows of the sources, and what these hold; needs `reconciliation` and `audit` in the session. */
export async function qualityFacts(session: Session): Promise<RunFacts['quality']> {
  const lines = await session.rows('select table_name, line, row_count, amount from reconciliation');
  const reconciliation = lines.map((row) => ({
    table: String(row['table_name']),
    line: String(row['line']),
    rows: row['row_count'] === null ? null : countOf(row, 'row_count'),
    amount: textOf(row, 'amount'),
  }));
  const audit = await session.rows(
    'select table_name, source_heading, column_name, kind, row_count, missing, unparseable, distinct_values from audit',
  );
  return {
    reasons: reconciliation.flatMap(({ table, line, rows, amount }) => {
      const reason = reasonLine.exec(line)?.[1];
      return reason === undefined ? [] : [{ table, reason, rows: rows ?? 0, amount }];
    }),
    reconciliation: reconciliation.filter(({ line }) => !reasonLine.test(line)),
    audit: audit.map((row) => ({
      table: String(row['table_name']),
      heading: String(row['source_heading']),
      column: textOf(row, 'column_name'),
      kind: textOf(row, 'kind'),
      rows: countOf(row, 'row_count'),
      missing: countOf(row, 'missing'),
      unparseable: countOf(row, 'unparseable'),
      distinct: row['distinct_values'] === null ? null : countOf(row, 'distinct_values'),
    })),
  };
}

const countOf = (row: Row, name: string): number => Number(row[name] ?? 0);
const moneyOf = (row: Row): string => String(row['monetary_sum']);
