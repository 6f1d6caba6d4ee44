import {
  decodePendingActivityState,
  type Client,
  type WorkflowExecutionDescription,
} from '@temporalio/client';
import { decodeOptionalFailureToOptionalError } from '@temporalio/common/lib/internal-non-workflow/codec-helpers.js';
import { optionalTsToDate } from '@temporalio/common/lib/time.js';

/** A step that failed and is tried again. */
export interface StepRetry {
  readonly step: string;
  /** The attempt that comes next, or is under way; the first is 1. */
  readonly attempt: number;
  readonly cause: string;
  /** Null: the attempt is under way. */
  readonly nextAt: Date | null;
}

type PendingActivity = NonNullable<WorkflowExecutionDescription['raw']['pendingActivities']>[number];

/** Work that waits longer than this has nobody to take it. */
const patienceMs = 3_000;

/** Steps of a run that failed at least once and are tried again. */
export async function retriesOf(
  client: Client,
  { raw }: WorkflowExecutionDescription,
): Promise<readonly StepRetry[]> {
  return Promise.all(
    (raw.pendingActivities ?? [])
      .filter((activity) => (activity.attempt ?? 1) > 1)
      .map(async (activity) => ({
        step: activity.activityType?.name ?? '',
        attempt: activity.attempt ?? 1,
        cause: await causeOf(client, activity),
        nextAt: isScheduled(activity) ? (optionalTsToDate(activity.nextAttemptScheduleTime) ?? null) : null,
      })),
  );
}

/** The description has the failure as the server keeps it: its message may be encrypted. */
async function causeOf({ workflow }: Client, { lastFailure }: PendingActivity): Promise<string> {
  const { loadedDataConverter } = workflow.options;
  const error = await decodeOptionalFailureToOptionalError(loadedDataConverter, lastFailure);
  return error?.message ?? 'unknown';
}

/**
 * Whether something of a run has been waiting for a worker for some seconds.
 * @param now milliseconds since the epoch; the server's clock and this one may differ by little.
 */
export function isUnattended({ raw }: WorkflowExecutionDescription, now: number): boolean {
  const waiting = (since: Date | undefined) => since !== undefined && now - since.getTime() > patienceMs;
  const task = raw.pendingWorkflowTask;
  if (task && !task.startedTime && waiting(optionalTsToDate(task.scheduledTime))) return true;
  return (raw.pendingActivities ?? [])
    .filter(isScheduled)
    .some((activity) =>
      waiting(optionalTsToDate(activity.nextAttemptScheduleTime) ?? optionalTsToDate(activity.scheduledTime)),
    );
}

const isScheduled = ({ state }: PendingActivity): boolean =>
  decodePendingActivityState(state) === 'SCHEDULED';
