import {
  WorkflowFailedError,
  WorkflowNotFoundError,
  type Client,
  type ScheduleExecutionResult,
  type WorkflowExecutionDescription,
  type WorkflowHandle,
} from '@temporalio/client';
import { jobResultSchema, type RunStatus } from '../../contracts/run.js';
import { workflowIdOf } from '../../contracts/identity.js';
import { scheduledMemoSchema, scheduledStartTime } from '../../contracts/schedules.js';
import { defaultAsOf } from '../../domain/time/as_of.js';
import { failureOf, type RunFailure } from '../runs/failure.js';
import { runStatusOf } from '../runs/list.js';
import { phaseOf } from '../runs/reference.js';
import type { AppliedSchedule } from './applied.js';

/** A time of a schedule that came, and the run of it. */
export interface ScheduledRun {
  /** When it was due. */
  readonly scheduledAt: Date;
  readonly asOf: string;
  /** Of the run. */
  readonly workflowId: string;
  /** Null unless the run completed or was cancelled. */
  readonly runId: string | null;
  readonly status: RunStatus;
  /** Null unless it failed. */
  readonly error: RunFailure | null;
  /** Workflow id of the time itself, which started the run or waited for it. */
  readonly scheduledBy: string;
}

/** The latest times that came, the newest first; those that the server has forgotten are left out. */
export async function latestRuns(
  client: Client,
  { info }: Pick<AppliedSchedule, 'info'>,
  most: number,
): Promise<readonly ScheduledRun[]> {
  const newest = info.recentActions.slice(-most).reverse();
  const runs = await Promise.all(newest.map((time) => scheduledRun(client, time)));
  return runs.filter((run) => run !== null);
}

/** Null: the server keeps nothing of it any more. */
export async function scheduledRun(
  client: Client,
  { action: { workflow } }: Pick<ScheduleExecutionResult, 'action'>,
): Promise<ScheduledRun | null> {
  const handle = client.workflow.getHandle(workflow.workflowId, workflow.firstExecutionRunId);
  try {
    const description = await handle.describe();
    const identity = identityOf(description);
    const status = runStatusOf(description.status.name);
    return status === 'started'
      ? { ...identity, status, runId: null, error: null }
      : { ...identity, ...(await endOf(handle, description)) };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}

function identityOf({ workflowId, memo, typedSearchAttributes, startTime }: WorkflowExecutionDescription) {
  const scheduledAt = typedSearchAttributes.get(scheduledStartTime) ?? startTime;
  const { business, job, timeZone } = scheduledMemoSchema.parse(memo);
  const asOf = defaultAsOf(scheduledAt, timeZone);
  return { scheduledAt, asOf, workflowId: workflowIdOf(business, job, asOf), scheduledBy: workflowId };
}

async function endOf(
  handle: Pick<WorkflowHandle, 'result'>,
  description: WorkflowExecutionDescription,
): Promise<Pick<ScheduledRun, 'status' | 'runId' | 'error'>> {
  try {
    const { runId } = jobResultSchema.parse(await handle.result());
    const isCancelled = phaseOf(description) === 'cancelled';
    return { status: isCancelled ? 'cancelled' : 'completed', runId, error: null };
  } catch (error) {
    if (!(error instanceof WorkflowFailedError)) throw error;
    return description.status.name === 'CANCELLED'
      ? { status: 'cancelled', runId: null, error: null }
      : { status: 'failed', runId: null, error: failureOf(error) };
  }
}
