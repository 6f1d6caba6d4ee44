import type { WorkflowExecutionDescription } from '@temporalio/client';
import type { RunOutcome } from '../../contracts/run.js';
import { memoText } from '../../contracts/run_start.js';
import { moment } from './figures.js';
import type { Style } from './style.js';

/** What a run is: of what, by whom, with which configuration. */
export function runHeadLines(
  { job, asOf, timeZone, runId }: RunOutcome,
  { startTime, memo }: Pick<WorkflowExecutionDescription, 'startTime' | 'memo'>,
  style: Style,
): readonly string[] {
  const requester = memoText(memo, 'requester');
  const hash = memoText(memo, 'configurationHash');
  return [
    `${style.strong(job)} as of ${asOf}${timeZone === '' ? '' : ` (${timeZone})`}`,
    `started ${moment(startTime)}${requester === '' ? '' : ` by ${requester}`}`,
    `run ${runId}${hash === '' ? '' : `, configuration ${hash.slice(0, 12)}`}`,
  ];
}
