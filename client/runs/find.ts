import type { Client, WorkflowExecutionInfo } from '@temporalio/client';
import { MemberflowError } from '../../contracts/failures.js';
import { executions } from './list.js';
import { describeLatest, referenceOf, type RunReference } from './reference.js';

const shown = 5;

/**
 * Finds a run by its workflow id, a run id, or a part of either that only one has. Of a workflow id that ran several
 * times it is the latest.
 * @throws MemberflowError `InvalidInput` when none or several match.
 */
export async function findRun(client: Client, id: string): Promise<RunReference> {
  const exact = id.includes('/') ? await describeLatest(client, id) : null;
  if (exact !== null) return referenceOf(exact);
  const matches = await matching(client, id);
  const [match, ...others] = matches;
  if (match === undefined) throw noSuchRun(id);
  if (others.length > 0) throw ambiguous(id, matches);
  return referenceOf(await client.workflow.getHandle(match.workflowId, match.runId).describe());
}

/** The newest execution of each workflow id that matches, unless the run id itself was meant. */
async function matching(client: Client, part: string): Promise<readonly WorkflowExecutionInfo[]> {
  const byWorkflow = new Map<string, WorkflowExecutionInfo>();
  const byRun: WorkflowExecutionInfo[] = [];
  for await (const info of executions(client)) {
    if (info.runId === part) return [info];
    if (info.runId.startsWith(part)) byRun.push(info);
    if (info.workflowId.includes(part) && !byWorkflow.has(info.workflowId)) {
      byWorkflow.set(info.workflowId, info);
    }
  }
  return byWorkflow.size > 0 ? [...byWorkflow.values()] : byRun;
}

function noSuchRun(id: string): MemberflowError {
  return new MemberflowError('InvalidInput', `no run is called "${id}"`, {
    remedy: 'memberflow runs list shows the runs there are.',
  });
}

function ambiguous(id: string, matches: readonly WorkflowExecutionInfo[]): MemberflowError {
  const names = matches.map((match) =>
    match.workflowId.includes(id) ? match.workflowId : `${match.workflowId} (${match.runId})`,
  );
  const rest = names.length > shown ? ` and ${names.length - shown} more` : '';
  return new MemberflowError('InvalidInput', `"${id}" matches ${names.length} runs`, {
    remedy: `Say which: ${names.slice(0, shown).join(', ')}${rest}.`,
  });
}
