import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { heartbeats } from '../../contracts/heartbeats.js';
import { contents, leftovers, publishedRows, resultOf, unlikePublished } from './evidence.js';
import { outcomeIn } from './embedded.js';
import { withScene, type Scene } from './scene.js';
import { asOf } from './shop.js';
import { expectWhole, undisturbedShop } from './shop_run.js';
import { faultTimeout, isFull } from './size.js';
import { haltIn } from './stepping.js';

/** Longer than a step may be silent before it is given to another worker. */
const silence = heartbeats.timeout + 2_000;

describe('at the same time', () => {
  const shop = undisturbedShop();

  const runCommand = (scene: Scene, ...parameters: readonly string[]) =>
    scene.command('run', 'rfm', '--config', shop.configuration, '--as-of', asOf, ...parameters);

  it.concurrent(
    'two workers share the steps of several runs, and every run publishes its rows once',
    async () => {
      await withScene(shop.configuration, async (scene) => {
        await Promise.all([scene.startWorker(), scene.startWorker()]);
        const days = [asOf, '2017-12-01', '2017-11-01'];
        const handles = await Promise.all(days.map((day) => scene.startRfm([], day)));
        const [first, ...others] = await Promise.all(handles.map(resultOf));
        expect(contents(first!)).toEqual(shop.contents);
        const published = await publishedRows(scene.outputs);
        for (const result of [first!, ...others]) expect(unlikePublished(published, result)).toEqual([]);
        expect(leftovers(scene.home, scene.outputs)).toEqual([]);
      });
    },
    faultTimeout,
  );

  it.concurrent(
    'the same run started again attaches to the one under way; with another configuration it is refused',
    async () => {
      await withScene(shop.configuration, async (scene) => {
        const worker = await scene.startWorker();
        const handle = await scene.startRfm();
        await haltIn(worker.pid, handle, 'extract', 0);
        const again = runCommand(scene, '--json');
        await again.says('under way already');
        const changed = runCommand(scene, '--json', '--set', 'rfm.bins={method: median}');
        expect(await changed.ended).toBe('1');
        expect(outcomeIn(changed).error?.type).toBe('AlreadyRunning');
        process.kill(worker.pid, 'SIGCONT');
        expect(await again.ended, again.output.error).toBe('0');
        const result = await resultOf(handle);
        expect(outcomeIn(again).runId).toBe(result.runId);
        expect(contents(outcomeIn(again))).toEqual(shop.contents);
        expect(Object.keys((await publishedRows(scene.outputs))['rfm_scores'] ?? {})).toEqual([result.runId]);
      });
    },
    faultTimeout,
  );

  it.concurrent.each(isFull ? ['clean', 'publish'] : ['publish'])(
    'a worker that stood still in %s (a suspended machine) wakes up beside the next attempt, and both do no harm',
    async (step) => {
      await withScene(shop.configuration, async (scene) => {
        const worker = await scene.startWorker();
        const handle = await scene.startRfm();
        await haltIn(worker.pid, handle, step, 0);
        await scene.startWorker();
        await pause(silence);
        process.kill(worker.pid, 'SIGCONT');
        await expectWhole(handle, shop, scene);
      });
    },
    faultTimeout,
  );
});
