import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { MemberflowError } from '../../contracts/failures.js';
import { scheduleIdOf } from '../../contracts/schedules.js';
import type { AppliedSchedule } from './applied.js';
import { scheduledRun, type ScheduledRun } from './scheduled_run.js';

const lookPauseMs = 50;
const patienceMs = 15_000;

/**
 * Lets a time of a schedule come now, also of a paused one, and beside a run that is under way.
 * @returns the run of it, which has hardly begun
 * @throws MemberflowError `SourceUnavailable` when the server does not start it
 */
export async function triggerSchedule(
  client: Client,
  business: string,
  { name, info: before }: Pick<AppliedSchedule, 'name' | 'info'>,
): Promise<ScheduledRun> {
  const handle = client.schedule.getHandle(scheduleIdOf(business, name));
  const known = new Set(before.recentActions.map(executionOf));
  await handle.trigger('ALLOW_ALL');
  const deadline = performance.now() + patienceMs;
  while (performance.now() < deadline) {
    const { info } = await handle.describe();
    const fresh = info.recentActions.find((time) => !known.has(executionOf(time)));
    const run = fresh === undefined ? null : await scheduledRun(client, fresh);
    if (run !== null) return run;
    await pause(lookPauseMs);
  }
  throw new MemberflowError('SourceUnavailable', `The Temporal server does not start the schedule ${name}`, {
    remedy: 'It may still do so: memberflow schedule list shows it.',
  });
}

const executionOf = ({ action }: AppliedSchedule['info']['recentActions'][number]): string =>
  action.workflow.firstExecutionRunId;
