import { WorkflowNotFoundError, type Client, type WorkflowExecutionDescription } from '@temporalio/client';
import { describe, expect, it } from 'vitest';
import { stepsOf } from '../../client/runs/steps_of.js';
import { jobSteps, type JobName } from '../../contracts/identity.js';
import type { StepProgress } from '../../contracts/progress.js';

const day = 'shop/memberOperations/2016-12-31';
const parts = ['rfm', 'scoreChurn', 'report'] as const;

interface Execution {
  readonly steps: readonly StepProgress[];
  /** Run id of the run that it is a part of. */
  readonly parent?: string;
}

/** A client of a server that has these executions, by workflow id. */
function clientOf(executions: Readonly<Record<string, Execution>>): Client {
  const getHandle = (workflowId: string) => ({
    describe: () => {
      const found = executions[workflowId];
      if (found === undefined) return Promise.reject(new WorkflowNotFoundError('not found', workflowId, ''));
      return Promise.resolve(described(workflowId, found));
    },
    query: () => Promise.resolve({ runId: workflowId, steps: executions[workflowId]?.steps ?? [] }),
  });
  return {
    workflow: { getHandle },
    withDeadline: (_: number, call: () => unknown) => call(),
  } as unknown as Client;
}

const described = (workflowId: string, { parent }: Execution): WorkflowExecutionDescription =>
  ({
    workflowId,
    runId: workflowId === day ? 'today' : workflowId,
    type: workflowId === day ? 'memberOperations' : 'part',
    raw: {
      workflowExecutionInfo:
        parent === undefined ? {} : { parentExecution: { workflowId: day, runId: parent } },
    },
  }) as unknown as WorkflowExecutionDescription;

const steps = (job: JobName, state: StepProgress['state']): StepProgress[] =>
  jobSteps[job].map((step) => ({ step, state }));

/** Member operations of which as many parts have begun. */
const own = (begun: number, state: StepProgress['state'] = 'running'): Execution => ({
  steps: parts.map((step, at) => ({
    step,
    state: at < begun - 1 ? 'done' : at === begun - 1 ? state : 'waiting',
    ...(at < begun ? { child: `${day}/${step}` } : {}),
  })),
});

const toldOf = async (executions: Readonly<Record<string, Execution>>) => {
  const { steps: told } = await stepsOf(clientOf(executions), described(day, executions[day] as Execution));
  return told?.map(({ step, state }) => ({ step, state }));
};

describe('the steps of member operations', () => {
  const rfm = { [`${day}/rfm`]: { steps: steps('rfm', 'done'), parent: 'today' } };
  const awaited = [...steps('rfm', 'done'), ...steps('scoreChurn', 'waiting'), ...steps('report', 'waiting')];

  it('are those of all its parts before a part begins', async () => {
    expect(await toldOf({ [day]: own(0) })).toEqual(parts.flatMap((job) => steps(job, 'waiting')));
  });

  it('are as many while the server does not have the part yet that begins', async () => {
    expect(await toldOf({ [day]: own(2), ...rfm })).toEqual(awaited);
  });

  it('are as many while it has only the part of the run before under that id', async () => {
    const before = { [`${day}/scoreChurn`]: { steps: steps('scoreChurn', 'done'), parent: 'yesterday' } };
    expect(await toldOf({ [day]: own(2), ...rfm, ...before })).toEqual(awaited);
  });

  it('are those of the part once it has begun', async () => {
    const begun = { [`${day}/scoreChurn`]: { steps: steps('scoreChurn', 'running'), parent: 'today' } };
    expect(await toldOf({ [day]: own(2), ...rfm, ...begun })).toEqual([
      ...steps('rfm', 'done'),
      ...steps('scoreChurn', 'running'),
      ...steps('report', 'waiting'),
    ]);
  });

  it('name a part that ended and whose id another run has taken since', async () => {
    const later = { [`${day}/rfm`]: { steps: steps('rfm', 'running'), parent: 'tomorrow' } };
    expect(await toldOf({ [day]: own(1, 'done'), ...later })).toEqual([
      { step: 'rfm', state: 'done' },
      ...steps('scoreChurn', 'waiting'),
      ...steps('report', 'waiting'),
    ]);
  });
});
