import type { Client, WorkflowHandle } from '@temporalio/client';
import type { RunReference } from '../../client/runs.js';

/** The handle of a run that a test has started: of that run, whatever runs of its id come later. */
export const handleOf = (
  client: Client,
  { workflowId, temporalRunId }: Pick<RunReference, 'workflowId' | 'temporalRunId'>,
): WorkflowHandle => client.workflow.getHandle(workflowId, temporalRunId);
