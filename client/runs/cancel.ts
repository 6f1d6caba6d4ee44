import type { Client } from '@temporalio/client';
import { isUnderWay } from '../../contracts/execution.js';
import type { RunOutcome } from '../../contracts/run.js';
import { outcomeOf } from './outcome.js';
import { describeRun, type RunReference } from './reference.js';

/**
 * Asks a run to stop and waits until it has ended: its steps undo what they had half written. A run that had already
 * ended, or ends before the wish reaches it, keeps its own outcome.
 */
export async function cancelRun(client: Client, run: RunReference): Promise<RunOutcome> {
  const execution = await describeRun(client, run);
  if (isUnderWay(execution)) await client.workflow.getHandle(run.workflowId, execution.runId).cancel();
  return outcomeOf(client, run);
}
