import { WorkflowNotFoundError, type Client, type WorkflowExecutionDescription } from '@temporalio/client';
import { searchAttributes } from '../../contracts/attributes.js';
import { firstRunIdOf } from '../../contracts/execution.js';

/** One run: the workflow id may have had earlier runs and may get later ones. */
export interface RunReference {
  readonly workflowId: string;
  /** Run id of the first execution: the same after retries and resets. */
  readonly runId: string;
  /** Run id of the latest execution that was seen. */
  readonly temporalRunId: string;
}

/**
 * Describes the latest execution of a run, also after a reset, and never that of a later run of the same id.
 * @throws WorkflowNotFoundError
 */
export async function describeRun(client: Client, run: RunReference): Promise<WorkflowExecutionDescription> {
  const latest = await client.workflow.getHandle(run.workflowId).describe();
  if (runIdOf(latest) === run.runId) return latest;
  return client.workflow.getHandle(run.workflowId, run.temporalRunId).describe();
}

/** Like {@link describeRun} for a workflow id whose runs are not known; null when it never ran. */
export async function describeLatest(
  client: Client,
  workflowId: string,
): Promise<WorkflowExecutionDescription | null> {
  try {
    return await client.workflow.getHandle(workflowId).describe();
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}

/** The run that a description belongs to. */
export function referenceOf(description: WorkflowExecutionDescription): RunReference {
  return {
    workflowId: description.workflowId,
    runId: runIdOf(description),
    temporalRunId: description.runId,
  };
}

const runIdOf = ({ raw, runId }: WorkflowExecutionDescription): string =>
  firstRunIdOf(raw.workflowExecutionInfo, runId);

type Attributed = Pick<WorkflowExecutionDescription, 'typedSearchAttributes'>;

/** As-of day of a run; empty when it was started without. */
export const asOfOf = (run: Attributed): string => run.typedSearchAttributes.get(searchAttributes.asOf) ?? '';

/** The phase that a run shows even while no worker answers. */
export const phaseOf = (run: Attributed): string | null =>
  run.typedSearchAttributes.get(searchAttributes.phase) ?? null;
