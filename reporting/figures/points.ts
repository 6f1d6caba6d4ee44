import { moneyFromText } from '../../domain/quality/money.js';
import { periodHeading, type ReportBasis } from '../basis.js';
import { segmentMembers } from './baseline.js';
import type { Totals } from './periods.js';

/** A result among others over time: a period of this run, or an earlier run. */
export interface TrendPoint extends Totals {
  readonly label: string;
  /** As the axis of a chart has it: marked while it is not over. */
  readonly heading: string;
  readonly open: boolean;
  readonly segments: ReadonlyMap<string, number>;
}

/** The results over time, oldest first: the periods of the run; of a single result, the earlier runs and this one. */
export function trendPoints(basis: ReportBasis): readonly TrendPoint[] {
  const { periods, facts, single } = basis;
  const own = periods.map((period): TrendPoint => ({
    label: period.label,
    heading: periodHeading(basis, period),
    open: period.partial,
    members: period.members,
    orders: period.orders,
    monetary: period.monetary,
    segments: segmentMembers(period.groups),
  }));
  if (!single) return own;
  const earlier = facts.earlierRuns.map((run): TrendPoint => ({
    label: run.asOf,
    heading: run.asOf,
    open: false,
    members: run.members,
    orders: run.orders,
    monetary: moneyFromText(run.monetary),
    segments: new Map(run.segments.map(({ segment, members }) => [segment, members])),
  }));
  return [...earlier, ...own];
}
