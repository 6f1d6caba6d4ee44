import { ServiceError, WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { StepProgress } from '../../contracts/progress.js';

/** An execution as a server tells it at one moment. */
export interface ToldExecution {
  readonly type: string;
  readonly closed?: boolean;
  readonly parent?: string;
  /** Null: no worker answers in time. */
  readonly steps: readonly StepProgress[] | null;
}

/** What a server knows at one moment, by workflow id. */
export type Moment = Readonly<Record<string, ToldExecution>>;

/** A client of a server that tells one moment after the other, the next at each look at the run; the last one stays. */
export function clientTold(run: string, moments: readonly Moment[]): Client {
  let looks = 0;
  const moment = () => moments[Math.min(looks, moments.length) - 1] ?? {};
  const getHandle = (workflowId: string) => ({
    describe: () => {
      if (workflowId === run) looks += 1;
      const told = moment()[workflowId];
      return told === undefined
        ? Promise.reject(new WorkflowNotFoundError('not found', workflowId, undefined))
        : Promise.resolve(descriptionOf(workflowId, told));
    },
    query: () => {
      const steps = moment()[workflowId]?.steps ?? null;
      return steps === null
        ? Promise.reject(new ServiceError('no answer in time'))
        : Promise.resolve({ runId: workflowId, steps });
    },
    result: () => Promise.resolve(),
  });
  return {
    workflow: { getHandle },
    withDeadline: (_: number, call: () => unknown) => call(),
    withAbortSignal: (_: AbortSignal, call: () => unknown) => call(),
  } as unknown as Client;
}

const descriptionOf = (workflowId: string, { type, closed = false, parent }: ToldExecution) => ({
  runId: workflowId,
  workflowId,
  type,
  status: { name: closed ? 'COMPLETED' : 'RUNNING' },
  raw: {
    workflowExecutionInfo: {
      firstRunId: workflowId,
      parentExecution: parent === undefined ? null : { workflowId: parent, runId: parent },
    },
  },
  typedSearchAttributes: { get: () => undefined },
  startTime: new Date(0),
  closeTime: closed ? new Date(1_000) : undefined,
});
