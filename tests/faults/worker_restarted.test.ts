import type { WorkflowHandle } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { historyOf } from '../workflows/history.js';
import { contents, resultOf } from './evidence.js';
import { withScene } from './scene.js';
import { openShop, type UndisturbedShop } from './shop_run.js';
import { faultTimeout } from './size.js';
import { haltIn } from './stepping.js';

/** Milliseconds within which a worker ends when asked to: the grace time of steps under way, and a bit to leave. */
const graceTime = 35_000;
/** Milliseconds from starting the next worker until it works on the run. */
const resumeTime = 10_000;

describe('SIGTERM to the worker', () => {
  let shop: UndisturbedShop;

  beforeAll(async () => {
    shop = await openShop();
  }, faultTimeout);
  afterAll(() => {
    shop.dispose();
  });

  it(
    'lets the step under way finish, ends it with exit code 0, and the next worker resumes within 10 s',
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
