import { type Day, daysBetween } from '../time/days.js';

/** Limits that the data may not cross; a limit that is not given is not judged. */
export interface GateLimits {
  /** Most that may be quarantined, as a share of the rows read. */
  readonly rejected_share?: number | undefined;
  /** Rows read, as a multiple of the last run's. */
  readonly rows_against_last_run?: { readonly at_least: number; readonly at_most: number } | undefined;
  /** Most days from the day of the newest order to the as-of; an order of the day before it is 1 day old. */
  readonly newest_order_within_days?: number | undefined;
  /** Least share of ordering members that are found in the member table. */
  readonly member_match_rate?: number | undefined;
}

/** What is known of the orders of a run. */
export interface GateFigures {
  readonly rowsRead: number;
  readonly rowsKept: number;
  readonly rowsQuarantined: number;
  /** Of the quarantined, those dated at or after the as-of: the data of a later time, not faults of this one. */
  readonly rowsAfterAsOf: number;
  /** Rows read by the last run; null: there was none. */
  readonly rowsReadLastRun: number | null;
  /** Local day of the newest clean order; null: there is none. */
  readonly newestOrder: Day | null;
  readonly asOf: Day;
  readonly orderingMembers: number;
  /** Of the ordering members, those in the member table; null: no member table is configured. */
  readonly matchedMembers: number | null;
}

export type GateName =
  'rows_kept' | 'rejected_share' | 'rows_against_last_run' | 'newest_order_within_days' | 'member_match_rate';

export interface GateFinding {
  readonly gate: GateName;
  readonly atLeast: number | null;
  readonly atMost: number | null;
  /** Null: there is nothing to judge. */
  readonly found: number | null;
  readonly verdict: 'passed' | 'failed' | 'not_judged';
  /** A sentence that makes sense alone. */
  readonly message: string;
}

/**
 * Judges the figures of a run by the limits; the run stops where a finding has failed. That no row is left always
 * fails, whatever the limits.
 */
export function judgeGates(limits: GateLimits, figures: GateFigures): GateFinding[] {
  return [
    rowsKept(figures),
    ...given(limits.rejected_share, (limit) => rejectedShare(limit, figures)),
    ...given(limits.rows_against_last_run, (limit) => rowsAgainstLastRun(limit, figures)),
    ...given(limits.newest_order_within_days, (limit) => newestOrder(limit, figures)),
    ...given(limits.member_match_rate, (limit) => memberMatchRate(limit, figures)),
  ];
}

function given<L>(limit: L | undefined, judge: (limit: L) => GateFinding): GateFinding[] {
  return limit === undefined ? [] : [judge(limit)];
}

function rowsKept({ rowsRead, rowsKept }: GateFigures): GateFinding {
  const message =
    rowsKept > 0
      ? `${rowsKept} of ${rowsRead} rows are kept`
      : `None of the ${rowsRead} rows read is kept, so there is nothing to compute from`;
  return judged({ gate: 'rows_kept', atLeast: 1, atMost: null, found: rowsKept, message });
}

function rejectedShare(atMost: number, figures: GateFigures): GateFinding {
  const rejected = figures.rowsQuarantined - figures.rowsAfterAsOf;
  const known = figures.rowsRead - figures.rowsAfterAsOf;
  const gate = { gate: 'rejected_share', atLeast: null, atMost } as const;
  if (known === 0)
    return notJudged(gate, 'No row is dated before the as-of, so there is no share of rejected ones');
  const found = rejected / known;
  const message = `${rejected} of ${known} rows before the as-of are quarantined, a share of ${rounded(found)}; the most allowed is ${atMost}`;
  return judged({ ...gate, found, message });
}

function rowsAgainstLastRun(
  { at_least: atLeast, at_most: atMost }: { readonly at_least: number; readonly at_most: number },
  { rowsRead, rowsReadLastRun }: GateFigures,
): GateFinding {
  const gate = { gate: 'rows_against_last_run', atLeast, atMost } as const;
  if (rowsReadLastRun === null) return notJudged(gate, 'There is no earlier run to compare the rows with');
  if (rowsReadLastRun === 0) return notJudged(gate, 'The last run read no rows to compare with');
  const found = rowsRead / rowsReadLastRun;
  const message = `${rowsRead} rows are read after ${rowsReadLastRun} by the last run, ${rounded(found)} times as many; allowed is from ${atLeast} to ${atMost}`;
  return judged({ ...gate, found, message });
}

function newestOrder(atMost: number, { newestOrder, asOf }: GateFigures): GateFinding {
  const gate = { gate: 'newest_order_within_days', atLeast: null, atMost } as const;
  if (newestOrder === null) {
    return { ...gate, found: null, verdict: 'failed', message: `There is no order before the as-of ${asOf}` };
  }
  const found = daysBetween(newestOrder, asOf);
  const message = `The newest order is of ${newestOrder}, ${found} days before the as-of ${asOf}; the most allowed is ${atMost}`;
  return judged({ ...gate, found, message });
}

function memberMatchRate(atLeast: number, { orderingMembers, matchedMembers }: GateFigures): GateFinding {
  const gate = { gate: 'member_match_rate', atLeast, atMost: null } as const;
  if (matchedMembers === null) return notJudged(gate, 'Not available: needs members');
  if (orderingMembers === 0) return notJudged(gate, 'No member has ordered');
  const found = matchedMembers / orderingMembers;
  const message = `${matchedMembers} of ${orderingMembers} ordering members are in the member table, a share of ${rounded(found)}; the least allowed is ${atLeast}`;
  return judged({ ...gate, found, message });
}

type Gate = Pick<GateFinding, 'gate' | 'atLeast' | 'atMost'>;

function judged(finding: Omit<GateFinding, 'verdict'> & { readonly found: number }): GateFinding {
  const { atLeast, atMost, found } = finding;
  const passed = (atLeast === null || found >= atLeast) && (atMost === null || found <= atMost);
  return { ...finding, verdict: passed ? 'passed' : 'failed' };
}

const notJudged = (gate: Gate, message: string): GateFinding => ({
  ...gate,
  found: null,
  verdict: 'not_judged',
  message,
});

const rounded = (value: number): number => Number(value.toPrecision(4));
