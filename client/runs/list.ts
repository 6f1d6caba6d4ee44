import {
  WorkflowFailedError,
  type Client,
  type WorkflowExecutionInfo,
  type WorkflowExecutionStatusName,
} from '@temporalio/client';
import { jobOf, workflowTypes } from '../../contracts/identity.js';
import { jobResultSchema, type RunCounts, type RunStatus } from '../../contracts/run.js';
import { memoText } from '../../contracts/run_start.js';
import { asOfOf, phaseOf, referenceOf } from './reference.js';

/** A line of `runs list`. */
export interface RunSummary {
  readonly job: string;
  readonly workflowId: string;
  /** Of the first execution: names the run's folder and its rows in the database. */
  readonly runId: string;
  readonly temporalRunId: string;
  readonly status: RunStatus;
  readonly asOf: string;
  readonly startedAt: Date;
  /** Null while it is under way. */
  readonly closedAt: Date | null;
  readonly phase: string | null;
  /** Who started it, as `user@host` or `schedule NAME`; empty where that is not known. */
  readonly requester: string;
  /** Null unless it is completed. */
  readonly counts: RunCounts | null;
}

export interface RunList {
  /** Newest first. */
  readonly runs: readonly RunSummary[];
  /** How many older ones are not in it. */
  readonly older: number;
}

const ofMemberflow = `WorkflowType IN (${Object.values(workflowTypes)
  .map((type) => `'${type}'`)
  .join(', ')})`;

/** The newest runs of all jobs. */
export async function listRuns(client: Client, limit: number): Promise<RunList> {
  const infos: WorkflowExecutionInfo[] = [];
  for await (const info of executions(client, limit)) {
    infos.push(info);
    if (infos.length === limit) break;
  }
  const [{ count }, runs] = await Promise.all([
    client.workflow.count(ofMemberflow),
    Promise.all(infos.map((info) => summaryOf(client, info))),
  ]);
  return { runs, older: Math.max(0, count - infos.length) };
}

/** Every stored execution of memberflow's jobs, newest first. */
export function executions(client: Client, pageSize = 100): AsyncIterable<WorkflowExecutionInfo> {
  return client.workflow.list({ query: ofMemberflow, pageSize });
}

/** How a status of the server reads in memberflow's words. */
export function runStatusOf(status: WorkflowExecutionStatusName): RunStatus {
  switch (status) {
    case 'COMPLETED':
      return 'completed';
    case 'CANCELLED':
      return 'cancelled';
    case 'FAILED':
    case 'TERMINATED':
    case 'TIMED_OUT':
      return 'failed';
    case 'PAUSED':
      return 'waiting';
    default:
      return 'started';
  }
}

async function summaryOf(client: Client, info: WorkflowExecutionInfo): Promise<RunSummary> {
  const status = runStatusOf(info.status.name);
  return {
    job: jobOf(info.type),
    workflowId: info.workflowId,
    runId: await firstRunIdOf(client, info),
    temporalRunId: info.runId,
    status,
    asOf: asOfOf(info),
    startedAt: info.startTime,
    closedAt: info.closeTime ?? null,
    phase: phaseOf(info),
    requester: memoText(info.memo, 'requester'),
    counts: status === 'completed' ? await countsOf(client, info) : null,
  };
}

/** Servers of before do not say it in a list; the description of the execution does. */
async function firstRunIdOf(
  client: Client,
  { workflowId, runId, raw }: WorkflowExecutionInfo,
): Promise<string> {
  if (raw.firstRunId) return raw.firstRunId;
  return referenceOf(await client.workflow.getHandle(workflowId, runId).describe()).runId;
}

async function countsOf(
  client: Client,
  { workflowId, runId }: WorkflowExecutionInfo,
): Promise<RunCounts | null> {
  try {
    const result: unknown = await client.workflow.getHandle(workflowId, runId).result();
    const parsed = jobResultSchema.safeParse(result);
    return parsed.success ? parsed.data.counts : null;
  } catch (error) {
    // The list may be a moment behind: the run was reset since, and has no result yet.
    if (error instanceof WorkflowFailedError) return null;
    throw error;
  }
}
