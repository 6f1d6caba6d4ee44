import { WorkflowFailedError, type Client, type WorkflowExecutionDescription } from '@temporalio/client';
import { jobOf, workflowTypes } from '../../contracts/identity.js';
import {
  jobResultSchema,
  runOutcomeSchemaVersion,
  type JobResult,
  type RunOutcome,
} from '../../contracts/run.js';
import { memoText } from '../../contracts/run_start.js';
import { failureOf, isCancelledRun, type RunFailure } from './failure.js';
import { asOfOf, describeRun, type RunReference } from './reference.js';
import { resultOf } from './result.js';

/** What is known of a run before it ends; empty texts where it is not known. */
export type RunIdentity = Pick<
  RunOutcome,
  'job' | 'workflowId' | 'temporalRunId' | 'runId' | 'asOf' | 'timeZone'
>;

export const unknownRun: RunIdentity = {
  job: '',
  workflowId: '',
  temporalRunId: '',
  runId: '',
  asOf: '',
  timeZone: '',
};

/**
 * Waits until a run has ended and tells how: completed, failed or cancelled. Follows resets.
 * @throws WorkflowNotFoundError, and gRPC errors when the server does not answer.
 */
export async function outcomeOf(client: Client, run: RunReference): Promise<RunOutcome> {
  try {
    const result = await resultOf(client, run);
    const description = await describeRun(client, run);
    const identity = identityOf(description, run);
    return description.type === workflowTypes.check
      ? withoutResult(identity, 'completed', null)
      : completedOutcome(identity, jobResultFrom(result, run));
  } catch (error) {
    if (!(error instanceof WorkflowFailedError)) throw error;
    const identity = identityOf(await describeRun(client, run), run);
    return isCancelledRun(error) ? cancelledOutcome(identity) : failedOutcome(identity, failureOf(error));
  }
}

function jobResultFrom(result: unknown, { workflowId }: RunReference): JobResult {
  const parsed = jobResultSchema.safeParse(result);
  if (parsed.success) return parsed.data;
  throw new Error(
    `The result of ${workflowId} was written by a worker of another version than this command`,
    {
      cause: parsed.error,
    },
  );
}

/** What `--no-wait`, and leaving a run before its end, report. */
export async function startedOutcome(client: Client, run: RunReference): Promise<RunOutcome> {
  return withoutResult(identityOf(await describeRun(client, run), run), 'started', null);
}

const completedOutcome = (identity: RunIdentity, result: JobResult): RunOutcome => ({
  ...withoutResult(identity, 'completed', null),
  ...result,
  runId: identity.runId,
  children: result.children ?? [],
});

export const failedOutcome = (identity: RunIdentity, failure: RunFailure): RunOutcome =>
  withoutResult(identity, 'failed', failure);

const cancelledOutcome = (identity: RunIdentity): RunOutcome => withoutResult(identity, 'cancelled', null);

/** Names a run from what the server knows of it. */
function identityOf(description: WorkflowExecutionDescription, run: RunReference): RunIdentity {
  return {
    job: jobOf(description.type),
    workflowId: description.workflowId,
    temporalRunId: description.runId,
    runId: run.runId,
    asOf: asOfOf(description),
    timeZone: memoText(description.memo, 'timeZone'),
  };
}

function withoutResult(
  identity: RunIdentity,
  status: RunOutcome['status'],
  error: RunFailure | null,
): RunOutcome {
  return {
    schema: runOutcomeSchemaVersion,
    ...identity,
    status,
    counts: null,
    tables: {},
    documents: [],
    models: [],
    warnings: [],
    error,
    children: [],
  };
}
