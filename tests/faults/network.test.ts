import { setTimeout as pause } from 'node:timers/promises';
import { describe, it } from 'vitest';
import { loopback } from '../../client/embedded/ports.js';
import { openLink, type Link } from '../support/link.js';
import { withScene, type Scene } from './scene.js';
import { expectWhole, undisturbedShop } from './shop_run.js';
import { faultTimeout, isFull, moments } from './size.js';
import { haltIn } from './stepping.js';

const steps = isFull ? ['extract', 'clean', 'features', 'publish'] : ['clean'];

/** Longer than the 5 s after which the server gives a step that is not heard of to another worker; or just a moment. */
const outage = isFull ? 30_000 : 2_000;

const outages = {
  'is cut': (link: Link) => {
    link.cut();
  },
  'lets nothing through': (link: Link) => {
    link.stall();
  },
} as const;
const faults = isFull ? (['is cut', 'lets nothing through'] as const) : (['is cut'] as const);

/** Milliseconds; a run takes a minute and more with these. */
const latencies = isFull ? [500] : [];

describe('the network between a worker and the server', () => {
  const shop = undisturbedShop();

  /** A scene whose workers reach the server through a link. */
  const throughLink = (
    work: (scene: Scene, link: Link, settings: Readonly<Record<string, string>>) => Promise<void>,
  ): Promise<void> =>
    withScene(shop.configuration, async (scene) => {
      const link = await openLink(Number(new URL(`http://${scene.address}`).port));
      try {
        await work(scene, link, { TEMPORAL_ADDRESS: `${loopback}:${link.port}` });
      } finally {
        await link.close();
      }
    });

  it.each(
    faults.flatMap((fault) => steps.flatMap((step) => moments.map((moment) => ({ fault, step, moment })))),
  )(
    '$fault with $moment of $step done, and comes back: the run completes with the same tables',
    async ({ fault, step, moment }) => {
      await throughLink(async (scene, link, settings) => {
        const worker = await scene.startWorker({ settings });
        const handle = await scene.startRfm();
        await haltIn(worker.pid, handle, step, moment * (shop.durations.get(step) ?? 0));
        outages[fault](link);
        process.kill(worker.pid, 'SIGCONT');
        await pause(outage);
        link.mend();
        await expectWhole(handle, shop, scene);
      });
    },
    faultTimeout,
  );

  it.each(latencies)(
    'takes %i ms each way, all the time: the run completes with the same tables',
    async (latency) => {
      await throughLink(async (scene, link, settings) => {
        link.delay(latency);
        await scene.startWorker({ settings });
        await expectWhole(await scene.startRfm(), shop, scene);
      });
    },
    faultTimeout,
  );
});
