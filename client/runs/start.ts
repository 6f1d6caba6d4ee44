import type { Client } from '@temporalio/client';
import { workflowIdOf, workflowTypes, type JobName } from '../../contracts/identity.js';
import { taskQueues } from '../../contracts/queues.js';
import type { JobInput } from '../../contracts/run.js';
import { alreadyRunning, memoText, runStart } from '../../contracts/run_start.js';
import { requester } from './requester.js';
import { describeLatest, referenceOf, type RunReference } from './reference.js';

export interface StartedRun extends RunReference {
  /** It was under way already, with the same configuration; nothing new was started. */
  readonly attached: boolean;
}

export interface StartOptions {
  /** What ids of the job have behind its as-of: the run, the recipient group. */
  readonly about?: readonly string[];
  /** Default: the queue of every job. */
  readonly taskQueue?: string;
}

/**
 * Starts a job, or attaches to the run of the same business, job and as-of that is under way.
 * @throws MemberflowError `AlreadyRunning` when that run has another configuration.
 */
export async function startRun(
  client: Client,
  job: JobName,
  input: JobInput,
  options: StartOptions = {},
): Promise<StartedRun> {
  const workflowId = workflowIdOf(input.business, job, input.asOf, ...(options.about ?? []));
  const before = await describeLatest(client, workflowId);
  const handle = await client.workflow.start(workflowTypes[job], {
    workflowId,
    taskQueue: options.taskQueue ?? taskQueues.main,
    args: [input],
    ...runStart({ job, input, requester: requester(), workflowId }),
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
  });
  // Attaching ignores the new memo, so the memo of exactly the execution that the server answered with tells
  // whether it is the run that was asked for.
  const description = await client.workflow.getHandle(workflowId, handle.firstExecutionRunId).describe();
  if (memoText(description.memo, 'configurationHash') !== input.configurationHash) {
    throw alreadyRunning(workflowId, memoText(description.memo, 'requester'));
  }
  return { ...referenceOf(description), attached: before?.runId === description.runId };
}
