import type { RunList, RunSummary } from '../runs/list.js';
import { count, duration, moment } from './figures.js';
import type { Style } from './style.js';
import { alignedTable } from './table.js';

/**
 * Runs as a table, newest first.
 * @param now milliseconds since the epoch; how long a run under way has taken so far.
 */
export function runListLines({ runs, older }: RunList, now: number, style: Style): readonly string[] {
  if (runs.length === 0) return ['No runs yet. Next: memberflow run rfm'];
  const table = alignedTable(
    [
      { heading: 'run' },
      { heading: 'status' },
      { heading: 'started' },
      { heading: 'took', align: 'right' },
      { heading: 'phase' },
      { heading: 'orders', align: 'right' },
      { heading: 'members', align: 'right' },
      { heading: 'started by' },
    ],
    runs.map((run) => rowOf(run, now)),
    style,
  );
  return older === 0 ? table : [...table, `and ${count(older)} older`];
}

function rowOf(run: RunSummary, now: number): readonly string[] {
  return [
    run.workflowId,
    run.status === 'started' ? 'under way' : run.status,
    moment(run.startedAt),
    duration((run.closedAt?.getTime() ?? now) - run.startedAt.getTime()),
    run.phase ?? '',
    run.counts === null ? '' : count(run.counts.orders),
    run.counts === null ? '' : count(run.counts.members),
    run.requester,
  ];
}
