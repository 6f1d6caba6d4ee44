import { getClient } from '@temporalio/activity';
import {
  ServiceError,
  WorkflowFailedError,
  type Client,
  type WorkflowExecutionDescription,
} from '@temporalio/client';
import { CancelledFailure } from '@temporalio/common';
import { firstRunIdOf, isUnderWay } from '../contracts/execution.js';
import { failureSummary } from '../contracts/failure_summary.js';
import { MemberflowError } from '../contracts/failures.js';
import { jobResultSchema } from '../contracts/run.js';
import { alreadyRunning, memoText } from '../contracts/run_start.js';
import type { LookedAtRun, SeenRun } from '../contracts/steps.js';
import { durably } from './step.js';

/** Says how a run stands that the workflow which asks did not start. */
export const lookAtRun =
  () =>
  (of: LookedAtRun): Promise<SeenRun> =>
    durably(async () => {
      try {
        return await seen(getClient(), of);
      } catch (error) {
        if (!(error instanceof ServiceError)) throw error;
        throw new MemberflowError(
          'SourceUnavailable',
          `The Temporal server does not tell how ${of.workflowId} stands`,
          { remedy: 'Check that it answers; it is asked again by itself.' },
          { cause: error },
        );
      }
    });

async function seen(client: Client, of: LookedAtRun): Promise<SeenRun> {
  const { workflowId, configurationHash } = of;
  const description = await describe(client, of);
  if (memoText(description.memo, 'configurationHash') !== configurationHash)
    throw alreadyRunning(workflowId, memoText(description.memo, 'requester'));
  const runId = runIdOf(description);
  if (isUnderWay(description)) return { status: 'started', runId };
  try {
    const result: unknown = await client.workflow.getHandle(workflowId, description.runId).result();
    return { status: 'completed', result: jobResultSchema.parse(result) };
  } catch (error) {
    if (!(error instanceof WorkflowFailedError)) throw error;
    return error.cause instanceof CancelledFailure
      ? { status: 'cancelled', runId }
      : { status: 'failed', failure: failureSummary(error) };
  }
}

/** Of the run that is meant, its latest execution: after a reset another one than the first. */
async function describe(
  client: Client,
  { workflowId, runId }: LookedAtRun,
): Promise<WorkflowExecutionDescription> {
  const latest = await client.workflow.getHandle(workflowId).describe();
  if (runId === null || runIdOf(latest) === runId) return latest;
  return client.workflow.getHandle(workflowId, runId).describe();
}

const runIdOf = ({ raw, runId }: WorkflowExecutionDescription): string =>
  firstRunIdOf(raw.workflowExecutionInfo, runId);
