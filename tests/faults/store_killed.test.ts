import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLink, type Link } from '../support/link.js';
import {
  bucket,
  environmentOf,
  moto,
  startObjectServer,
  versity,
  type ObjectServer,
} from '../support/objects/server.js';
import { failedAttempt } from './evidence.js';
import { withScene } from './scene.js';
import { expectWhole, undisturbedShop } from './shop_run.js';
import { faultTimeout, isFull, moments } from './size.js';
import { haltIn } from './stepping.js';

/** What moto knows is gone with it: there the way to it is cut, and to the worker that looks the same. */
const kind = isFull ? versity : moto;

const steps = isFull ? ['extract', 'clean', 'features', 'score', 'publish'] : ['clean'];

describe(`kill -9 of the server that holds the store (${kind.name})`, () => {
  const shop = undisturbedShop();
  let server: ObjectServer | null;
  let link: Link;

  beforeAll(async () => {
    server = await startObjectServer(kind);
    link = await openLink(server?.port ?? 0);
  }, faultTimeout);
  afterAll(async () => {
    await link.close();
    await server?.dispose();
  });

  const settings = (folder: string) => ({
    ...environmentOf(link.port),
    MEMBERFLOW_STORE: `s3://${bucket}/${folder}`,
    MEMBERFLOW_STORE_PATH_STYLE: 'true',
  });
  const goDown = async () => {
    link.cut();
    if (isFull) await server?.kill();
  };
  const comeUp = async () => {
    if (isFull) await server?.comeUp();
    link.mend();
  };

  it.for(steps.flatMap((step) => moments.map((moment) => ({ step, moment }))))(
    'with $moment of $step done: the step waits for it, and the run completes with the same tables, on another machine',
    { timeout: faultTimeout },
    async ({ step, moment }, { skip }) => {
      skip(server === null, `${kind.name} cannot be had`);
      await withScene(
        shop.configuration,
        async (scene) => {
          const first = await scene.startWorker();
          const handle = await scene.startRfm();
          await haltIn(first.pid, handle, step, moment * (shop.durations.get(step) ?? 0));
          await goDown();
          process.kill(first.pid, 'SIGCONT');
          expect(await failedAttempt(handle)).toMatchObject({ type: 'StoreUnavailable' });
          await first.end('SIGKILL');
          await comeUp();
          const elsewhere = join(scene.folder, 'elsewhere');
          await scene.startWorker({ home: elsewhere });
          await expectWhole(handle, shop, { home: elsewhere, outputs: scene.outputs });
        },
        settings(`${step}-${moment}`),
      );
    },
  );
});
