import {
  isGrpcServiceError,
  QueryNotRegisteredError,
  QueryRejectedError,
  ServiceError,
  type Client,
  type WorkflowExecutionDescription,
} from '@temporalio/client';
import { jobNames, jobSteps, workflowTypes } from '../../contracts/identity.js';
import { progressQuery, type StepProgress } from '../../contracts/progress.js';
import { describeLatest } from './reference.js';

const queryDeadlineMs = 2_000;

/** The steps of a run as they stand, and the executions that do them. */
export interface StepsOfRun {
  /** Null: no worker answered. */
  readonly steps: readonly StepProgress[] | null;
  /** The run's own, then those of the jobs that are parts of it. */
  readonly executions: readonly WorkflowExecutionDescription[];
}

/** How far a run has come; jobs that are parts of it are told by their own steps. */
export async function stepsOf(
  client: Client,
  description: WorkflowExecutionDescription,
): Promise<StepsOfRun> {
  const own = await progressOf(client, description);
  if (own === null || description.type !== workflowTypes.memberOperations) {
    return { steps: own, executions: [description] };
  }
  const parts = await Promise.all(own.map((step) => partOf(client, description, step)));
  const executions = [description, ...parts.flatMap(({ execution }) => execution ?? [])];
  // Parts of which only some answered would have other steps at each look.
  return parts.some(({ steps }) => steps === null)
    ? { steps: null, executions }
    : { steps: parts.flatMap(({ steps }) => steps ?? []), executions };
}

interface Part {
  /** Null: no worker answered. */
  readonly steps: readonly StepProgress[] | null;
  readonly execution: WorkflowExecutionDescription | null;
}

/** A step that is a job of its own: by that job's steps, by their names before it starts. */
async function partOf(
  client: Client,
  { workflowId, runId }: WorkflowExecutionDescription,
  step: StepProgress,
): Promise<Part> {
  if (step.child === undefined) return { steps: beforeItStarts(step), execution: null };
  const execution = await describeLatest(client, step.child);
  // A later run of the same id has parts of its own under the same ids.
  const parent = execution?.raw.workflowExecutionInfo?.parentExecution;
  if (execution === null || parent?.workflowId !== workflowId || parent.runId !== runId) {
    // A run names a part a moment before the server has started it; the numbers of the others' steps must not change.
    return { steps: step.state === 'running' ? beforeItStarts(step) : [step], execution: null };
  }
  return { steps: await progressOf(client, execution), execution };
}

/** The steps of a job that none has started. */
function beforeItStarts({ step }: StepProgress): readonly StepProgress[] {
  const job = jobNames.find((name) => name === step);
  const names = job === undefined ? [step] : jobSteps[job];
  return names.map((name) => ({ step: name, state: 'waiting' }));
}

async function progressOf(
  client: Client,
  { workflowId, runId }: WorkflowExecutionDescription,
): Promise<readonly StepProgress[] | null> {
  try {
    const progress = await client.withDeadline(Date.now() + queryDeadlineMs, () =>
      client.workflow.getHandle(workflowId, runId).query(progressQuery),
    );
    return progress.steps;
  } catch (error) {
    // A query needs a live worker; without one the search attribute still tells the phase.
    if (isUnanswered(error)) return null;
    throw error;
  }
}

const isUnanswered = (error: unknown): boolean =>
  error instanceof QueryNotRegisteredError ||
  error instanceof QueryRejectedError ||
  error instanceof ServiceError ||
  isGrpcServiceError(error);
