import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attemptsOf, historyOf } from '../workflows/history.js';
import { contents, leftovers, publishedRows, resultOf, unlikePublished } from './evidence.js';
import { withScene } from './scene.js';
import { openShop, type UndisturbedShop } from './shop_run.js';
import { faultTimeout, isFull, moments } from './size.js';
import { haltIn } from './stepping.js';

const steps = ['extract', 'audit', 'clean', 'check', 'features', 'score', 'findings', 'publish'];

describe('kill -9 of the worker', () => {
  let shop: UndisturbedShop;

  beforeAll(async () => {
    shop = await openShop();
  }, faultTimeout);
  afterAll(() => {
    shop.dispose();
  });

  /** One worker after the other of the same run is killed, each in its step. */
  const cases = isFull
    ? steps.flatMap((step) => moments.map((moment) => ({ moment, killedIn: [step] })))
    : moments.flatMap((moment) => [
        { moment, killedIn: ['extract', 'clean', 'features', 'publish'] },
        { moment, killedIn: ['audit', 'check', 'score', 'findings'] },
      ]);

  it.concurrent.each(cases)(
    'with $moment of it done, during $killedIn: the next worker completes the run with the same tables',
    async ({ moment, killedIn }) => {
      await withScene(shop.configuration, async (scene) => {
        let handle = await scene.startRfm();
        let worker = await scene.startWorker();
        for (const step of killedIn) {
          let further = moment * (shop.durations.get(step) ?? 0);
          while (!(await haltIn(worker.pid, handle, step, further))) {
            // It ended too soon; the next run is halted earlier.
            await handle.result();
            handle = await scene.startRfm();
            further /= 2;
          }
          await worker.end('SIGKILL');
          worker = await scene.startWorker();
        }
        const result = await resultOf(handle);
        expect(contents(result)).toEqual(shop.contents);
        expect(attemptsOf(await historyOf(handle)).filter((attempt) => attempt > 1)).toContain(2);
        expect(leftovers(scene.home, scene.outputs)).toEqual([]);
        expect(unlikePublished(await publishedRows(scene.outputs), result)).toEqual([]);
      });
    },
    faultTimeout,
  );
});
