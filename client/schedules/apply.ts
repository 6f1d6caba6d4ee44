import { ScheduleAlreadyRunning, type Client, type ScheduleUpdateOptions } from '@temporalio/client';
import { decisionTimeout } from '../../contracts/heartbeats.js';
import { scheduledMemo, scheduledWorkflowType, scheduleIdOf } from '../../contracts/schedules.js';
import { appliedSchedules } from './applied.js';
import type { ScheduleDefinition } from './definition.js';
import { planOf, type Difference, type PlannedChange } from './plan.js';

/** What applying did to one schedule. */
export interface AppliedChange {
  readonly name: string;
  readonly change: 'created' | 'updated' | 'left' | 'removed';
  /** In what it differed. */
  readonly differed: readonly Difference[];
  /** Somebody had paused it, and it still is. */
  readonly paused: boolean;
}

/**
 * Brings the schedules of a business on the server into line with those that are wanted: creates, updates and prunes
 * what differs, and leaves the others. Who is paused stays paused, and applying again changes nothing.
 */
export async function applySchedules(
  client: Client,
  business: string,
  wanted: readonly ScheduleDefinition[],
): Promise<readonly AppliedChange[]> {
  const applied = await appliedSchedules(
    client,
    business,
    wanted.map(({ name }) => name),
  );
  const paused = new Set(applied.filter((one) => one.paused).map(({ name }) => name));
  const done: AppliedChange[] = [];
  for (const planned of planOf(wanted, applied)) {
    const change = await carryOut(client, business, planned);
    const differed = planned.change === 'update' ? planned.differs : [];
    done.push({ name: planned.name, change, differed, paused: paused.has(planned.name) });
  }
  return done;
}

async function carryOut(
  client: Client,
  business: string,
  planned: PlannedChange,
): Promise<AppliedChange['change']> {
  const scheduleId = scheduleIdOf(business, planned.name);
  switch (planned.change) {
    case 'create':
      try {
        await client.schedule.create({ scheduleId, ...optionsOf(planned.definition) });
        return 'created';
      } catch (error) {
        if (!(error instanceof ScheduleAlreadyRunning)) throw error;
        // Another command was faster; it may have applied another configuration.
        await update(client, scheduleId, planned.definition);
        return 'updated';
      }
    case 'update':
      await update(client, scheduleId, planned.definition);
      return 'updated';
    case 'leave':
      return 'left';
    case 'prune':
      await client.schedule.getHandle(scheduleId).delete();
      return 'removed';
  }
}

async function update(client: Client, scheduleId: string, definition: ScheduleDefinition): Promise<void> {
  await client.schedule.getHandle(scheduleId).update(({ state }) => ({ ...optionsOf(definition), state }));
}

/** A schedule as the server takes it. */
function optionsOf({ when, rules, start }: ScheduleDefinition): Omit<ScheduleUpdateOptions, 'state'> {
  const { calendar, timeZone, jitterMs } = when;
  const { schedule, job, input } = start.input;
  return {
    spec: { calendars: [calendar], timezone: timeZone, jitter: jitterMs },
    policies: {
      overlap: rules.overlap,
      catchupWindow: rules.catchUpMs,
      pauseOnFailure: rules.pauseOnFailure,
    },
    action: {
      type: 'startWorkflow',
      workflowType: scheduledWorkflowType,
      workflowId: start.workflowId,
      taskQueue: start.taskQueue,
      args: [start.input],
      memo: scheduledMemo(start.input),
      workflowTaskTimeout: decisionTimeout,
      staticSummary: `Schedule ${schedule} of ${input.business}: ${job}`,
    },
  };
}
