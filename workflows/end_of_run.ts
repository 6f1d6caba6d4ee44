import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import {
  ApplicationFailure,
  CancellationScope,
  ChildWorkflowFailure,
  isCancellation,
  sleep,
  startChild,
  TerminatedFailure,
  type ChildWorkflowHandle,
} from '@temporalio/workflow';
import { workflowTypes } from '../contracts/identity.js';
import type { JobInput, JobResult } from '../contracts/run.js';
import { runStart } from '../contracts/run_start.js';
import type { ScheduledJob } from '../contracts/schedule_rules.js';
import { scheduleRequester } from '../contracts/schedules.js';
import { steps } from './steps.js';

/** The run that a schedule asks for. */
export interface AskedRun {
  readonly schedule: string;
  readonly job: ScheduledJob;
  readonly run: JobInput;
  readonly workflowId: string;
}

/** How a run ended that did not fail. */
export type RunEnd =
  | { readonly status: 'completed'; readonly result: JobResult }
  | { readonly status: 'cancelled'; readonly runId: string };

type JobHandle = ChildWorkflowHandle<(input: JobInput) => Promise<JobResult>>;

const firstPauseMs = 1_000;
const longestPauseMs = 60_000;

/**
 * Starts a run, or attaches to the one of the same business, job and day, and waits for its end. A run that was started
 * here is cancelled with its schedule's workflow; one that somebody else started is not.
 */
export async function endOfRun(asked: AskedRun): Promise<RunEnd> {
  const started = await startUnlessUnderWay(asked);
  if (started === null) return await endOfOther(asked, null);
  const runId = started.firstExecutionRunId;
  try {
    return { status: 'completed', result: await started.result() };
  } catch (error) {
    // A run that is reset ends as terminated and goes on in another execution.
    if (error instanceof ChildWorkflowFailure && error.cause instanceof TerminatedFailure)
      return await endOfOther(asked, runId);
    if (!isCancellation(error) || CancellationScope.current().consideredCancelled) throw error;
    return { status: 'cancelled', runId };
  }
}

/** Null: one of its name is under way. */
async function startUnlessUnderWay({ schedule, job, run, workflowId }: AskedRun): Promise<JobHandle | null> {
  try {
    return await startChild<(input: JobInput) => Promise<JobResult>>(workflowTypes[job], {
      ...runStart({ job, input: run, requester: scheduleRequester(schedule), workflowId }),
      workflowId,
      args: [run],
      // It is a run of its own: whoever terminates the schedule's workflow leaves it alone.
      parentClosePolicy: 'ABANDON',
    });
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return null;
    throw error;
  }
}

/**
 * Looks after a run that is not a child from time to time. A step that waited for it would hold one of the few places of
 * its worker, which the run itself may need.
 *
 * @param runId of the run that is meant; null: of the one under way
 */
async function endOfOther({ run, workflowId }: AskedRun, runId: string | null): Promise<RunEnd> {
  const { configurationHash } = run;
  let meant = runId;
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 1.5, longestPauseMs)) {
    const seen = await steps.lookAtRun({ workflowId, configurationHash, runId: meant });
    if (seen.status === 'failed') {
      const { type, message, ...details } = seen.failure;
      throw ApplicationFailure.create({ type, message, nonRetryable: true, details: [details] });
    }
    if (seen.status !== 'started') return seen;
    meant = seen.runId;
    await sleep(pauseMs, { summary: `Wait for ${workflowId}` });
  }
}
