import { execFileSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import type { WorkflowHandle } from '@temporalio/client';
import { describe, expect, it } from 'vitest';
import { findBinary } from '../../client/embedded/binary.js';
import { searchAttributes } from '../../contracts/attributes.js';
import { heartbeats } from '../../contracts/heartbeats.js';
import { historyOf } from '../workflows/history.js';
import { contents, leftovers, publishedRows, resultOf, unlikePublished } from './evidence.js';
import type { Program } from '../support/processes.js';
import { withScene, type Scene } from './scene.js';
import { undisturbedShop } from './shop_run.js';
import { faultTimeout, isFull } from './size.js';
import { haltIn, haltInCancelling } from './stepping.js';

/** Moments of the publication, as shares of its time: in the workbook, in the database, between and after them. */
const publishing = isFull ? [0, 0.2, 0.4, 0.6, 0.8, 0.9] : [0.2];

describe('a run that is cancelled', () => {
  const shop = undisturbedShop();

  it.concurrent(
    'with memberflow runs cancel, in the middle of a query, ends as cancelled with nothing half-written',
    async () => {
      await withScene(shop.configuration, async (scene) => {
        const { handle, worker, cancelling } = await cancelledInStep(scene);
        // The server's answer to the next heartbeat tells the worker that its step is cancelled.
        await pause(heartbeats.every);
        process.kill(worker.pid, 'SIGCONT');
        expect(await cancelling.ended, cancelling.output.error).toBe('0');
        await expectNothing(scene, handle);
        const { events } = await historyOf(handle);
        expect(events.map(({ eventType }) => eventType)).toContain('EVENT_TYPE_ACTIVITY_TASK_CANCELED');
      });
    },
    faultTimeout,
  );

  it.concurrent.each(publishing)(
    'by the temporal command, with %d of the publication done, has published nothing; or it had been completed',
    async (moment) => {
      await withScene(shop.configuration, async (scene) => {
        const further = moment * (shop.durations.get('publish') ?? 0);
        const { handle, worker } = await haltedIn(scene, 'publish', further);
        temporal(scene, 'workflow', 'cancel', '--workflow-id', handle.workflowId);
        if (await haltInCancelling(worker.pid, handle)) {
          await pause(heartbeats.every);
          process.kill(worker.pid, 'SIGCONT');
        }
        await Promise.allSettled([handle.result()]);
        if ((await handle.describe()).status.name === 'CANCELLED') return expectNothing(scene, handle);
        const result = await resultOf(handle);
        expect(contents(result)).toEqual(shop.contents);
        expect(unlikePublished(await publishedRows(scene.outputs), result)).toEqual([]);
      });
    },
    faultTimeout,
  );

  it.concurrent(
    'while no worker is there, because it was killed in a step, ends as cancelled, and the next worker tidies up',
    async () => {
      await withScene(shop.configuration, async (scene) => {
        const { handle, worker } = await haltedIn(scene, 'clean', 0);
        await worker.end('SIGKILL');
        await handle.cancel();
        await scene.startWorker();
        await Promise.allSettled([handle.result()]);
        await expectNothing(scene, handle);
      });
    },
    faultTimeout,
  );
});

/**
 * Starts a run, has the command cancel it, and halts its worker once its step is to be cancelled. While the command starts
 * the worker stands still: on a busy machine for so long that the server takes the step from it, and the run ends without
 * one to cancel. Another run is tried then, until the time of the test is over.
 */
async function cancelledInStep(scene: Scene) {
  for (;;) {
    const { handle, worker } = await haltedIn(scene, 'clean', 0);
    const cancelling = scene.command('runs', 'cancel', 'shop/rfm', '--json');
    await cancelRequested(handle);
    if (await haltInCancelling(worker.pid, handle)) return { handle, worker, cancelling };
    await cancelling.ended;
    await worker.end('SIGKILL');
  }
}

/** Starts a run and halts its worker in a step; earlier in it when the step had ended by then. */
async function haltedIn(
  scene: Scene,
  step: string,
  further: number,
): Promise<{ readonly handle: WorkflowHandle; readonly worker: Program }> {
  const worker = await scene.startWorker();
  for (let rest = further; ; rest /= 2) {
    const handle = await scene.startRfm();
    if (await haltIn(worker.pid, handle, step, rest)) return { handle, worker };
    await handle.result();
  }
}

/** The run is cancelled, says so, and left neither half a file nor a row of its own. */
async function expectNothing(scene: Scene, handle: WorkflowHandle): Promise<void> {
  const { status, typedSearchAttributes, runId } = await handle.describe();
  expect(status.name).toBe('CANCELLED');
  expect(typedSearchAttributes.get(searchAttributes.phase)).toBe('cancelled');
  expect(leftovers(scene.home, scene.outputs)).toEqual([]);
  const published = Object.values(await publishedRows(scene.outputs)).flatMap((rows) => Object.keys(rows));
  expect(published).not.toContain(runId);
}

async function cancelRequested(handle: WorkflowHandle): Promise<void> {
  for (;;) {
    const { raw } = await handle.describe();
    if (raw.workflowExtendedInfo?.cancelRequested === true) return;
    await pause(50);
  }
}

function temporal(scene: Scene, ...parameters: readonly string[]): void {
  const place = ['--address', scene.address, '--namespace', scene.namespace];
  execFileSync(findBinary('temporal', process.env) ?? 'temporal', [...parameters, ...place]);
}
