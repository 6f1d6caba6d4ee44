import {
  CancellationScope,
  CancelledFailure,
  TemporalFailure,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import type { ZodType } from 'zod';
import { searchAttributes } from '../contracts/attributes.js';
import { failureSummary } from '../contracts/failure_summary.js';
import { jobSteps, type JobName } from '../contracts/identity.js';
import type { JobInput } from '../contracts/run.js';
import type { RunContext } from '../contracts/steps.js';
import { followSteps, type Progress } from './progress.js';
import { observeRun } from './run_observer.js';
import { runFailureOf } from './run_failure.js';
import { steps } from './steps.js';
import { validated } from './validated.js';

/**
 * What every job begins and ends with: its input is validated, its configuration stored, its progress followed, and
 * its end said in the search attribute, whichever way it ends.
 *
 * @param stepsOf the steps of a job that its input decides; those of all its runs otherwise
 */
export async function runJob<I extends JobInput, T>(
  job: JobName,
  schema: ZodType<I>,
  input: I,
  work: (run: RunContext, valid: I, progress: Progress) => Promise<T>,
  stepsOf: (valid: I) => readonly string[] = () => jobSteps[job],
): Promise<T> {
  const valid = validated(schema, input);
  const { firstExecutionRunId: runId } = workflowInfo();
  upsertSearchAttributes([{ key: searchAttributes.asOf, value: valid.asOf }]);
  const progress = followSteps(stepsOf(valid));
  const observer = observeRun(valid.business, job);
  try {
    const { business, asOf, timeZone, configurationHash, baseFolder } = valid;
    const configuration = await steps.openRun({ input: valid, runId, job });
    const result = await work(
      { business, job, runId, asOf, timeZone, configuration, configurationHash, baseFolder },
      valid,
      progress,
    );
    observer.completed();
    return result;
  } catch (error) {
    if (!CancellationScope.current().consideredCancelled) {
      const failure = failureSummary(error);
      progress.fail(failure);
      if (error instanceof TemporalFailure) observer.failed(failure);
      throw runFailureOf(error, failure);
    }
    // The step may have failed otherwise, such as by a worker that was killed and never heard of the cancellation.
    progress.finish('cancelled', [], await tidied(valid.business, runId));
    observer.cancelled();
    throw new CancelledFailure('The run was cancelled');
  }
}

/** Removes what the run left half-written. A store that cannot be reached keeps no run from ending: what stays is told. */
async function tidied(business: string, runId: string): Promise<readonly string[]> {
  try {
    await CancellationScope.nonCancellable(() => steps.tidyRun({ business, runId }));
    return [];
  } catch (error) {
    return [`What it left half-written stays until retention removes it: ${failureSummary(error).message}`];
  }
}
