import type { RunFacts } from '../../contracts/facts.js';
import { moneyFromText } from '../../domain/quality/money.js';
import { describedPeriod } from '../../domain/rfm/described_period.js';
import { groupedBy } from './grouped.js';
import { type PeriodFigures, type Totals, totalsOf } from './periods.js';

/** What the period described is compared with. */
export interface Baseline extends Totals {
  readonly kind: 'period' | 'run';
  /** The period's label, or the as-of of the earlier run. */
  readonly label: string;
  readonly segments: ReadonlyMap<string, number>;
}

/** The period that a report describes, and what it is compared with. */
export interface Described {
  /** The last period that is over; the open one where none is, or where it is more than half over. */
  readonly focus: PeriodFigures;
  /** The period after it that is not over; null: there is none. */
  readonly open: PeriodFigures | null;
  /** Null: there is nothing that it could honestly be compared with. */
  readonly baseline: Baseline | null;
}

/**
 * Chooses what is described, and what it is compared with. What is not over is not compared: fewer days would be read
 * as a decline. Results of calendar periods are compared with the period before; a single result with the latest
 * earlier run. An earlier run of calendar periods is no baseline: its latest period may be the same one, unfinished.
 *
 * @param single the run has one result over all orders or a window, not one a calendar period
 */
export function describedBy(
  periods: readonly PeriodFigures[],
  earlierRuns: RunFacts['earlierRuns'],
  single: boolean,
): Described {
  const whole = periods.filter(({ partial }) => !partial);
  const focus = describedPeriod(periods);
  if (focus === undefined) throw new RangeError('A report needs a period to describe');
  const last = periods.at(-1);
  const open = last === undefined || last === focus ? null : last;
  if (focus.partial) return { focus, open, baseline: null };
  const before = whole.at(-2);
  if (before !== undefined) return { focus, open, baseline: periodBaseline(before) };
  const run = earlierRuns.at(-1);
  return { focus, open, baseline: single && run !== undefined ? runBaseline(run) : null };
}

function periodBaseline({ label, groups, members, orders, monetary }: PeriodFigures): Baseline {
  return { kind: 'period', label, members, orders, monetary, segments: segmentMembers(groups) };
}

function runBaseline(run: RunFacts['earlierRuns'][number]): Baseline {
  return {
    kind: 'run',
    label: run.asOf,
    members: run.members,
    orders: run.orders,
    monetary: moneyFromText(run.monetary),
    segments: new Map(run.segments.map(({ segment, members }) => [segment, members])),
  };
}

/** Members of each segment that has a name. */
export function segmentMembers(groups: PeriodFigures['groups']): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const [segment, own] of groupedBy(groups, (group) => group.segment)) {
    if (segment !== null) sizes.set(segment, totalsOf(own).members);
  }
  return sizes;
}
