import { Context } from '@temporalio/activity';
import { searchAttributes } from '../contracts/attributes.js';
import { workflowTypes } from '../contracts/identity.js';
import type { UnderWay } from '../domain/retention/plan.js';

/** A run of a business that is under way, as the server knows it. */
export interface RunUnderWay {
  /** Workflow type. */
  readonly type: string;
  readonly workflowId: string;
  /** Of its latest execution. */
  readonly runId: string;
  /** Of its first execution, whose folder it keeps. */
  readonly firstRunId: string;
  readonly startTime: Date;
  /** Day that it describes, where it has said so. */
  readonly asOf: string | undefined;
}

/** Everything of a business that is under way. Not by status: a run that somebody has paused goes on later. */
export async function listUnderWay(business: string): Promise<readonly RunUnderWay[]> {
  const query = `WorkflowId STARTS_WITH '${business}/' and CloseTime is null`;
  const underWay: RunUnderWay[] = [];
  for await (const info of Context.current().client.workflow.list({ query })) {
    const { type, workflowId, runId, raw, startTime, typedSearchAttributes } = info;
    const firstRunId = raw.firstRunId === '' ? runId : (raw.firstRunId ?? runId);
    const asOf = typedSearchAttributes.get(searchAttributes.asOf);
    underWay.push({ type, workflowId, runId, firstRunId, startTime, asOf });
  }
  return underWay;
}

/** Every job but the one that asks. */
const otherJobs: readonly string[] = Object.values(workflowTypes).filter(
  (type) => type !== workflowTypes.retain,
);

/** What retention must leave alone: runs of a business that are under way, and the days that they describe. */
export async function jobsUnderWay(business: string): Promise<UnderWay> {
  const jobs = (await listUnderWay(business)).filter(({ type }) => otherJobs.includes(type));
  return {
    runs: new Set(jobs.flatMap(({ runId, firstRunId }) => [runId, firstRunId])),
    days: new Set(jobs.flatMap(({ asOf }) => asOf ?? [])),
  };
}
