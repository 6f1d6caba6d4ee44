import {
  ApplicationFailure,
  CancellationScope,
  isCancellation,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import { searchAttributes } from '../contracts/attributes.js';
import { failureSummary } from '../contracts/failure_summary.js';
import { workflowIdOf } from '../contracts/identity.js';
import type { JobResult } from '../contracts/run.js';
import { scheduledInputSchema, scheduledStartTime, type ScheduledInput } from '../contracts/schedules.js';
import { defaultAsOf } from '../domain/time/as_of.js';
import { endOfRun, type RunEnd } from './end_of_run.js';
import { followSteps } from './progress.js';
import { runFailureOf } from './run_failure.js';
import { validated } from './validated.js';

/**
 * One time of a schedule: starts the run of the day that the scheduled time falls on, as the command line would, or
 * waits for the one that is under way. It ends as that run does, but that a run which somebody cancelled is no failure.
 */
export async function scheduled(input: ScheduledInput): Promise<JobResult> {
  const { schedule, job, input: of } = validated(scheduledInputSchema, input);
  const run = { ...of, asOf: defaultAsOf(scheduledTime(), of.timeZone) };
  const workflowId = workflowIdOf(run.business, job, run.asOf);
  upsertSearchAttributes([{ key: searchAttributes.asOf, value: run.asOf }]);
  const progress = followSteps([job]);
  try {
    const end = await progress.step(
      job,
      () => endOfRun({ schedule, job, run, workflowId }),
      ({ status }) => `${workflowId} ${status}`,
      workflowId,
    );
    const result = resultOf(end, workflowId);
    progress.finish(end.status, result.documents);
    return result;
  } catch (error) {
    if (isCancellation(error) && CancellationScope.current().consideredCancelled) {
      progress.finish('cancelled');
      throw error;
    }
    const failure = failureSummary(error);
    progress.fail(failure);
    throw runFailureOf(error, failure);
  }
}

/** The time that was due, which a catch-up or a backfill keeps; the clock would give the day on which it is done. */
function scheduledTime(): Date {
  const time = workflowInfo().typedSearchAttributes.get(scheduledStartTime);
  if (time !== undefined) return time;
  throw ApplicationFailure.create({
    type: 'InvalidInput',
    message: 'No schedule started this workflow: it has no scheduled time',
    nonRetryable: true,
    details: [{ remedy: 'Start a run with memberflow run, or a schedule with memberflow schedule trigger.' }],
  });
}

const resultOf = (end: RunEnd, workflowId: string): JobResult => ({
  ...(end.status === 'completed'
    ? end.result
    : {
        runId: end.runId,
        counts: null,
        tables: {},
        documents: [],
        warnings: [`${workflowId} was cancelled`],
      }),
  children: [workflowId],
});
