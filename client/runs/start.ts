import type { Client } from '@temporalio/client';
import { TypedSearchAttributes } from '@temporalio/common';
import { searchAttributes } from '../../contracts/attributes.js';
import { MemberflowError } from '../../contracts/failures.js';
import { workflowIdOf, workflowTypes, type JobName } from '../../contracts/identity.js';
import { taskQueues } from '../../contracts/queues.js';
import type { JobInput } from '../../contracts/run.js';
import { memoOf, memoText } from './memo.js';
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

const titles = {
  rfm: 'RFM',
  audit: 'Audit',
  check: 'Source check',
  report: 'Report',
  memberOperations: 'Member operations',
  resendMail: 'Mail again',
  rerun: 'Rerun',
  retain: 'Retention',
} as const satisfies Record<JobName, string>;

/** One line that says what a run is, for the terminal and the Temporal UI. */
export function titleOf(job: JobName, input: Pick<JobInput, 'business' | 'asOf'>): string {
  return `${titles[job]} of ${input.business} as of ${input.asOf}`;
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
    memo: memoOf(input),
    staticSummary: titleOf(job, input),
    typedSearchAttributes: new TypedSearchAttributes([
      { key: searchAttributes.asOf, value: input.asOf },
      { key: searchAttributes.phase, value: 'queued' },
    ]),
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

function alreadyRunning(workflowId: string, requester: string): MemberflowError {
  const by = requester === '' ? '' : `, started by ${requester},`;
  return new MemberflowError('AlreadyRunning', `${workflowId}${by} is under way with another configuration`, {
    remedy: 'Wait for its end (memberflow runs watch) or stop it (memberflow runs cancel), then start again.',
  });
}
