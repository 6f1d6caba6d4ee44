import type { Info } from '@temporalio/activity';
import { jobNames, workflowTypes } from '../../contracts/identity.js';

/** Which step of which run: what every line of the log and every metric of it say. */
export interface StepIdentity {
  readonly business: string;
  readonly job: string;
  readonly step: string;
  /** First execution run id, as far as the step was told it; else that of its execution. */
  readonly runId: string;
  readonly workflowId: string;
  readonly attempt: number;
}

/** @param input what the step was called with: the context of the run, or an object that has it or its id */
export function stepIdentity(info: Info, input: unknown): StepIdentity {
  const { workflowExecution, workflowType, activityType, attempt } = info;
  const workflowId = workflowExecution?.workflowId ?? '';
  return {
    business: workflowId.split('/', 1)[0] ?? '',
    job: jobNames.find((job) => workflowTypes[job] === workflowType) ?? workflowType ?? '',
    step: activityType,
    runId: runIdIn(input) ?? workflowExecution?.runId ?? '',
    workflowId,
    attempt,
  };
}

function runIdIn(input: unknown): string | undefined {
  if (typeof input !== 'object' || input === null) return undefined;
  if ('runId' in input && typeof input.runId === 'string') return input.runId;
  return 'run' in input ? runIdIn(input.run) : undefined;
}
