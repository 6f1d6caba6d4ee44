import { WorkflowFailedError, type Client } from '@temporalio/client';
import { describeRun, type RunReference } from './reference.js';

/**
 * Waits until a run has ended and gives what its workflow returned. A reset ends an execution and goes on in another:
 * that is not the end of the run.
 * @throws WorkflowFailedError when the run failed or was cancelled.
 */
export async function resultOf(client: Client, run: RunReference): Promise<unknown> {
  for (;;) {
    const { runId } = await describeRun(client, run);
    try {
      return (await client.workflow.getHandle(run.workflowId, runId).result()) as unknown;
    } catch (error) {
      if (!(error instanceof WorkflowFailedError)) throw error;
      const latest = await describeRun(client, run);
      if (latest.runId === runId) throw error;
    }
  }
}
