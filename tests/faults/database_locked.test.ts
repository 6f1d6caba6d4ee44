import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { failedAttempt, leftovers, publishedRows } from './evidence.js';
import { start } from '../support/processes.js';
import { withScene, type Scene } from './scene.js';
import { expectWhole, undisturbedShop } from './shop_run.js';
import { faultTimeout } from './size.js';

describe('an output database that another program has open', () => {
  const shop = undisturbedShop();

  it(
    'is waited for, with a message that says so; once it is closed, the run publishes every row once',
    async () => {
      await withScene(shop.configuration, async (scene) => {
        const handle = await whileOpen(scene, async () => {
          const begun = await scene.startRfm();
          const { step, type, message } = await failedAttempt(begun);
          expect({ step, type }).toEqual({ step: 'publish', type: 'DatabaseLocked' });
          expect(message).toMatch(/^The output database is open in another program: .*memberflow\.duckdb/);
          return begun;
        });
        const { runId } = await expectWhole(handle, shop, scene);
        expect(Object.keys((await publishedRows(scene.outputs))['rfm_scores'] ?? {})).toEqual([runId]);
      });
    },
    faultTimeout,
  );

  it(
    'leaves a run that is cancelled while it waits cancelled, at once',
    async () => {
      await withScene(shop.configuration, async (scene) => {
        await whileOpen(scene, async () => {
          const handle = await scene.startRfm();
          await failedAttempt(handle);
          const cancelling = scene.command('runs', 'cancel', 'shop/rfm');
          expect(await cancelling.ended, cancelling.output.error).toBe('0');
          expect((await handle.describe()).status.name).toBe('CANCELLED');
        });
        expect(await publishedRows(scene.outputs)).toEqual({});
        expect(leftovers(scene.home, scene.outputs)).toEqual([]);
      });
    },
    faultTimeout,
  );
});

/** Starts a worker, and does the work while another program has the output database open. */
async function whileOpen<T>(scene: Scene, work: () => Promise<T>): Promise<T> {
  const holder = start(process.execPath, ['--input-type=module', '--eval', holdOpen], {
    env: { ...process.env, DATABASE: join(scene.outputs, 'memberflow.duckdb') },
  });
  try {
    await holder.says('open');
    await scene.startWorker();
    return await work();
  } finally {
    await holder.end('SIGKILL');
  }
}

/** A program that opens the database and keeps it open. */
const holdOpen = `
  import { DuckDBInstance } from '@duckdb/node-api';
  const instance = await DuckDBInstance.create(process.env.DATABASE);
  globalThis.connection = await instance.connect();
  console.error('open');
  setInterval(() => {}, 60_000);
`;
