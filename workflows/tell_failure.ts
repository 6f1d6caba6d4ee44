import { CancellationScope, log, patched, workflowInfo } from '@temporalio/workflow';
import { failureSummary } from '../contracts/failure_summary.js';
import type { RunContext } from '../contracts/steps.js';
import { isPartOfAnother } from './child.js';
import { steps } from './steps.js';

/**
 * Tells of a failure by mail whoever wants to know of it; one that was cancelled is no failure. That nobody could be told
 * must not hide what there was to tell: the run ends with that.
 */
export async function tellFailure(error: unknown, run: RunContext): Promise<void> {
  if (CancellationScope.current().consideredCancelled) return;
  const { workflowId } = workflowInfo();
  const failure = { ...failureSummary(error), workflowId };
  try {
    await steps.sendFailure({ run, failure, failedAt: new Date().toISOString() });
  } catch (unsent) {
    log.warn('the failure could not be told by mail', { unsent });
  }
}

/** Does the work of a run, and tells of its failure, unless the run is a part of another, which tells of it. */
export async function tellingFailure<T>(run: RunContext, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isPartOfAnother() && patched('failure-told')) await tellFailure(error, run);
    throw error;
  }
}
