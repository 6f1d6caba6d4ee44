import { describe, expect, it } from 'vitest';
import { describeLatest } from '../../client/runs/reference.js';
import { stepsOf } from '../../client/runs/steps_of.js';
import { jobSteps, type JobName } from '../../contracts/identity.js';
import type { StepProgress } from '../../contracts/progress.js';
import { clientTold, type Moment, type ToldExecution } from './told_server.js';

const day = 'shop/memberOperations/2016-12-31';
const parts = ['rfm', 'scoreChurn', 'report'] as const;

const steps = (job: JobName, state: StepProgress['state']): StepProgress[] =>
  jobSteps[job].map((step) => ({ step, state }));

/** Member operations of which as many parts have begun. */
const own = (begun: number, state: StepProgress['state'] = 'running'): ToldExecution => ({
  type: 'memberOperations',
  steps: parts.map((step, at) => ({
    step,
    state: at < begun - 1 ? 'done' : at === begun - 1 ? state : 'waiting',
    ...(at < begun ? { child: `${day}/${step}` } : {}),
  })),
});

/** A part as the server has it; `run` is the run that began it, where that is another than today's. */
const part = (job: JobName, state: StepProgress['state'], run?: string): Moment => ({
  [`${day}/${job}`]: {
    type: job,
    steps: steps(job, state),
    parent: day,
    ...(run === undefined ? {} : { parentRun: run }),
  },
});

const toldOf = async (server: Moment) => {
  const client = clientTold(day, [server]);
  const { steps: told } = await stepsOf(client, (await describeLatest(client, day))!);
  return told?.map(({ step, state }) => ({ step, state }));
};

describe('the steps of member operations', () => {
  const rfm = part('rfm', 'done');
  const awaited = [...steps('rfm', 'done'), ...steps('scoreChurn', 'waiting'), ...steps('report', 'waiting')];

  it('are those of all its parts before a part begins', async () => {
    expect(await toldOf({ [day]: own(0) })).toEqual(parts.flatMap((job) => steps(job, 'waiting')));
  });

  it('are as many while the server does not have the part yet that begins', async () => {
    expect(await toldOf({ [day]: own(2), ...rfm })).toEqual(awaited);
  });

  it('are as many while it has only the part of the run before under that id', async () => {
    const before = part('scoreChurn', 'done', 'yesterday');
    expect(await toldOf({ [day]: own(2), ...rfm, ...before })).toEqual(awaited);
  });

  it('are those of the part once it has begun', async () => {
    const begun = part('scoreChurn', 'running');
    expect(await toldOf({ [day]: own(2), ...rfm, ...begun })).toEqual([
      ...steps('rfm', 'done'),
      ...steps('scoreChurn', 'running'),
      ...steps('report', 'waiting'),
    ]);
  });

  it('name a part that ended and whose id another run has taken since', async () => {
    const later = part('rfm', 'running', 'tomorrow');
    expect(await toldOf({ [day]: own(1, 'done'), ...later })).toEqual([
      { step: 'rfm', state: 'done' },
      ...steps('scoreChurn', 'waiting'),
      ...steps('report', 'waiting'),
    ]);
  });
});
