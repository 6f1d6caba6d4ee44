import type { WorkflowHandle } from '@temporalio/client';
import { describe, expect, it } from 'vitest';
import { heartbeats } from '../../contracts/heartbeats.js';
import { historyOf, lastAttempts } from '../workflows/history.js';
import { contents, resultOf } from './evidence.js';
import { withScene } from './scene.js';
import { expectWhole, undisturbedShop } from './shop_run.js';
import { faultTimeout, isFull, moments } from './size.js';
import { haltIn } from './stepping.js';

/** Milliseconds within which a worker ends when asked to: the grace time of steps under way, and a bit to leave. */
const graceTime = 35_000;
/** Milliseconds from starting the next worker until it works on the run. */
const resumeTime = 10_000;
/** Milliseconds from killing a worker until the server has its step for the next one: it waits a second by then. */
const missedAfter = heartbeats.timeout + 1_000;
/** Milliseconds that server and worker may take for their part on a machine with other things to do. */
const slack = 2_000;

const steps = ['extract', 'audit', 'clean', 'check', 'features', 'score', 'findings', 'publish'];

describe('the end of a worker', () => {
  const shop = undisturbedShop();

  /** One worker after the other of the same run is killed, each in its step. */
  const cases = isFull
    ? steps.flatMap((step) => moments.map((moment) => ({ moment, killedIn: [step] })))
    : moments.flatMap((moment) => [
        { moment, killedIn: ['extract', 'clean', 'features', 'publish'] },
        { moment, killedIn: ['audit', 'check', 'score', 'findings'] },
      ]);

  it.concurrent.each(cases)(
    'kill -9 with $moment of it done, during $killedIn: the next worker completes the run with the same tables',
    async ({ moment, killedIn }) => {
      await withScene(shop.configuration, async (scene) => {
        let handle = await scene.startRfm();
        let worker = await scene.startWorker();
        let latest: Record<string, number> = {};
        for (const step of killedIn) {
          let further = moment * (shop.durations.get(step) ?? 0);
          while (!(await haltIn(worker.pid, handle, step, further))) {
            // It ended too soon; the next run is halted earlier.
            await handle.result();
            handle = await scene.startRfm();
            latest = {};
            further /= 2;
          }
          const killedAt = Date.now();
          await worker.end('SIGKILL');
          worker = await scene.startWorker();
          latest[step] = Math.max(killedAt + missedAfter, Date.now()) + slack;
        }
        await expectWhole(handle, shop, scene);
        const attempts = lastAttempts(await historyOf(handle));
        for (const [step, resumedBy] of Object.entries(latest)) {
          expect(attempts[step]?.number).toBe(2);
          expect(attempts[step]?.startedAt).toBeLessThan(resumedBy);
        }
      });
    },
    faultTimeout,
  );

  it(
    'SIGTERM lets the step under way finish and ends it with exit code 0; the next worker resumes within 10 s',
    async () => {
      await withScene(shop.configuration, async (scene) => {
        const handle = await scene.startRfm();
        const first = await scene.startWorker();
        await haltIn(first.pid, handle, 'clean', 0);
        const askedAt = Date.now();
        process.kill(first.pid, 'SIGCONT');
        await first.end('SIGTERM');
        expect(await first.ended).toBe('0');
        expect(Date.now() - askedAt).toBeLessThan(graceTime);
        expect((await handle.describe()).status.name).toBe('RUNNING');

        const startedAt = Date.now();
        const next = await scene.startWorker();
        expect(contents(await resultOf(handle))).toEqual(shop.contents);
        expect((await takenUpAt(handle, next.pid)) - startedAt).toBeLessThan(resumeTime);
      });
    },
    faultTimeout,
  );
});

/** When a worker took its first task of a run, by the server's clock, which is this machine's. */
async function takenUpAt(handle: WorkflowHandle, pid: number): Promise<number> {
  const { events } = await historyOf(handle);
  const taken = events.find((event) =>
    Object.values(event).some(
      (attributes) =>
        typeof attributes === 'object' &&
        attributes !== null &&
        'identity' in attributes &&
        String(attributes.identity).startsWith(`${pid}@`),
    ),
  );
  if (taken === undefined) throw new Error(`worker ${pid} took nothing of the run`);
  return Date.parse(String(taken['eventTime']));
}
