import { describe, expect, it } from 'vitest';
import { named } from '../../activities/learner_failure.js';
import { receivedFailure, sentFailure } from '../../activities/threads/failures.js';
import { MemberflowError } from '../../contracts/failures.js';
import { gradientBoosting } from '../../learners/boosting/gradient_boosting.js';
import { cancelled } from '../../learners/crew/control.js';
import { LearnerError } from '../../learners/failure.js';
import { sharedBytes } from '../../learners/kernel/shared_memory.js';

const failureOf = (work: () => unknown): Promise<unknown> =>
  named(() => Promise.resolve().then(work)).catch((error: unknown) => error);
const throwing = (error: Error) => () => {
  throw error;
};

describe('what learners fail with', () => {
  it('is input that cannot be used, where the data is at fault', async () => {
    const refusal = new LearnerError('OneClass', 'All rows are alike.', 'Take others.');
    const failure = await failureOf(throwing(refusal));
    expect(failure).toBeInstanceOf(MemberflowError);
    expect(failure).toMatchObject({
      failure: 'InvalidInput',
      message: 'All rows are alike.',
      details: { remedy: 'Take others.' },
      cause: refusal,
    });
  });

  it('has a name of its own for a model of a newer version', async () => {
    const newer = { format: 'gradient boosting', version: 99 };
    expect(await failureOf(() => gradientBoosting.fromJSON(newer))).toMatchObject({
      failure: 'ModelUnreadable',
      message: 'The gradient boosting model has version 99; versions up to 1 can be read.',
      details: { remedy: 'Load it with the release of memberflow that stored it, or a later one.' },
    });
  });

  it.each([
    ['of shared memory that the machine refuses', () => sharedBytes(2 ** 46)],
    ['of a model too large for one text', () => 'a model'.repeat(2 ** 28)],
    ['of an array that the machine refuses', throwing(new RangeError('Array buffer allocation failed'))],
    [
      'of a thread that has used up its own',
      throwing(Object.assign(new Error('Worker terminated'), { code: 'ERR_WORKER_OUT_OF_MEMORY' })),
    ],
  ])('has a name of its own for want of memory: %s', async (_, work) => {
    const failure = await failureOf(work);
    expect(failure).toMatchObject({ failure: 'OutOfMemory' });
    expect((failure as MemberflowError).details.remedy).toMatch(/fewer .*columns/);
  });

  it('has its name from any depth of threads', async () => {
    const error = Object.assign(new Error('Worker terminated'), { code: 'ERR_WORKER_OUT_OF_MEMORY' });
    const passed = receivedFailure(structuredClone(sentFailure(error)));
    expect(await failureOf(throwing(passed))).toMatchObject({ failure: 'OutOfMemory' });
  });

  it.each([cancelled(), new RangeError('no such column')])(
    'stays what it is otherwise: %s',
    async (error) => {
      expect(await failureOf(throwing(error))).toBe(error);
    },
  );
});
