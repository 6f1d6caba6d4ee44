import { Context } from '@temporalio/activity';
import { searchAttributes } from '../contracts/attributes.js';
import { workflowTypes } from '../contracts/identity.js';
import type { UnderWay } from '../domain/retention/plan.js';

/** Every job but the one that asks. */
const otherJobs = Object.values(workflowTypes).filter((type) => type !== workflowTypes.retain);

/** Runs of a business that are under way, and the days that they describe, as the server knows them. */
export async function jobsUnderWay(business: string): Promise<UnderWay> {
  const { client } = Context.current();
  const runs = new Set<string>();
  const days = new Set<string>();
  const types = otherJobs.map((type) => `'${type}'`).join(', ');
  // Not by status: a run that somebody has paused goes on later.
  const query = `WorkflowType in (${types}) and CloseTime is null`;
  for await (const { workflowId, runId, raw, typedSearchAttributes } of client.workflow.list({ query })) {
    if (!workflowId.startsWith(`${business}/`)) continue;
    runs.add(runId);
    // A run that was reset keeps the folder of its first execution.
    if (raw.firstRunId) runs.add(raw.firstRunId);
    const day = typedSearchAttributes.get(searchAttributes.asOf);
    if (day !== undefined) days.add(day);
  }
  return { runs, days };
}
