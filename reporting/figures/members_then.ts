import type { Movement } from '../../contracts/facts.js';
import type { ReportBasis } from '../basis.js';
import { segmentMembers } from './baseline.js';

/**
 * How many members each segment had where a movement begins. From the result there, since a movement may tell small
 * flows together; where that result is not known, from the flows.
 */
export function membersThen(
  { periods, facts, manifest }: Pick<ReportBasis, 'periods' | 'facts' | 'manifest'>,
  { from, flows }: Movement,
): (segment: string | null) => number {
  const sizes = new Map<string | null, number>();
  for (const flow of flows) sizes.set(flow.from, (sizes.get(flow.from) ?? 0) + flow.members);
  const period =
    from.runId === manifest.runId ? periods.find(({ label }) => label === from.label) : undefined;
  const run = facts.earlierRuns.find(({ runId }) => runId === from.runId);
  const known =
    period === undefined
      ? new Map(run?.segments.map(({ segment, members }) => [segment, members]))
      : segmentMembers(period.groups);
  return (segment) => (segment === null ? undefined : known.get(segment)) ?? sizes.get(segment) ?? 0;
}
