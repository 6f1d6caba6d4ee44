import { ApplicationFailure } from '@temporalio/common';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { durably, type Step } from '../../activities/step.js';
import {
  failureNames,
  MemberflowError,
  nonRetryableFailures,
  type FailureName,
} from '../../contracts/failures.js';
import { activityEnvironment } from '../support/activity_environment.js';

/** Runs work as one attempt of a step, and gives what it threw. */
async function failureOf(work: (step: Step) => Promise<never>, attempt = 1): Promise<unknown> {
  try {
    await activityEnvironment({ attempt }).run(() => durably(work));
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

const throwing = (error: Error) => (): Promise<never> => Promise.reject(error);

describe('a step', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('tells every second how far it is, and stops telling when it has ended', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const environment = activityEnvironment();
    const heartbeats: unknown[] = [];
    environment.on('heartbeat', (details: unknown) => heartbeats.push(details));
    let end = () => {};
    const running = environment.run(() =>
      durably(async ({ report }) => {
        report({ rows: 10 });
        vi.advanceTimersByTime(1_000);
        report({ rows: 20 });
        vi.advanceTimersByTime(2_000);
        await new Promise<void>((resolve) => {
          end = resolve;
        });
      }),
    );
    end();
    await running;
    vi.advanceTimersByTime(10_000);
    expect(heartbeats).toEqual([{ rows: 10 }, { rows: 20 }, { rows: 20 }]);
  });

  it.each(failureNames)(
    'gives the failure %s its name, its details, and whether waiting can cure it',
    async (name) => {
      const details = { remedy: 'Do this.', figures: { share: 0.6 } };
      const failure = await failureOf(throwing(new MemberflowError(name, 'It went wrong', details)));
      expect(failure).toBeInstanceOf(ApplicationFailure);
      expect(failure).toMatchObject({
        type: name,
        message: 'It went wrong',
        details: [details],
        nonRetryable: nonRetryableFailures.includes(name),
      });
    },
  );

  it('tries again exactly what waiting can cure', () => {
    const cured: readonly FailureName[] = [
      'SourceUnavailable',
      'StoreUnavailable',
      'DatabaseLocked',
      'DiskFull',
      'MailUnavailable',
      'EncryptionKeyMissing',
      'ErasureUnderWay',
    ];
    expect(failureNames.filter((name) => !nonRetryableFailures.includes(name))).toEqual(cured);
  });

  it('passes five places of a fault through Temporal, however many there are', async () => {
    const places = Array.from({ length: 40 }, (_, row) => ({ file: 'orders.csv', row }));
    const failure = await failureOf(
      throwing(new MemberflowError('InvalidSource', 'Bad', { remedy: '', places })),
    );
    expect(failure).toMatchObject({ details: [{ places: places.slice(0, 5) }] });
  });

  it('tries an error that nobody named twice more, then ends the run with a name, a remedy and the cause', async () => {
    const fault = new TypeError('x is not a function');
    expect(await failureOf(throwing(fault), 1)).toBe(fault);
    expect(await failureOf(throwing(fault), 2)).toBe(fault);
    const third = await failureOf(throwing(fault), 3);
    expect(third).toMatchObject({ type: 'Unexpected', nonRetryable: true, cause: fault });
    expect((third as Error).message).toBe('x is not a function (after 3 attempts)');
  });

  it.each(['ENOSPC', 'EDQUOT'])(
    'knows a full disk by %s, whoever met it, and waits for space',
    async (code) => {
      const error = Object.assign(new Error(`${code}: no space left on device`), {
        code,
        path: '/data/table.parquet',
      });
      expect(await failureOf(throwing(error), 7)).toMatchObject({
        type: 'DiskFull',
        nonRetryable: false,
        message: 'No space is left on the disk to write /data/table.parquet',
        details: [{ places: [{ file: '/data/table.parquet' }] }],
      });
    },
  );
});
