import { executeChild, workflowInfo } from '@temporalio/workflow';
import { decisionTimeout } from '../contracts/heartbeats.js';
import { childWorkflowId, workflowTypes, type JobName } from '../contracts/identity.js';
import type { ChurnInput, JobInput, JobResult, ReportInput } from '../contracts/run.js';

/** What the jobs that can be parts of another are started with. */
interface ChildInputs {
  readonly rfm: JobInput;
  readonly report: ReportInput;
  readonly trainChurn: ChurnInput;
  readonly scoreChurn: ChurnInput;
}
type ChildJob = Extract<JobName, keyof ChildInputs>;

/** Workflow id of a part of this run. */
export const childIdOf = (job: ChildJob): string => childWorkflowId(workflowInfo().workflowId, job);

/** Whether this run is a part of another job; one that a schedule's workflow has started is a run of its own. */
export function isPartOfAnother(): boolean {
  const { parent, workflowId } = workflowInfo();
  return parent !== undefined && workflowId.startsWith(`${parent.workflowId}/`);
}

/** Does a job as a part of this one; it is cancelled with it and remembers who asked for it. */
export async function runChild<Job extends ChildJob>(job: Job, input: ChildInputs[Job]): Promise<JobResult> {
  const { memo } = workflowInfo();
  return await executeChild<(of: JobInput) => Promise<JobResult>>(workflowTypes[job], {
    workflowId: childIdOf(job),
    args: [input],
    workflowTaskTimeout: decisionTimeout,
    staticSummary: `${job} of ${input.business} as of ${input.asOf}`,
    ...(memo === undefined ? {} : { memo }),
  });
}
