import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contents, failedAttempt, leftovers, publishedRows, resultOf, unlikePublished } from './evidence.js';
import { start } from '../support/processes.js';
import { withScene } from './scene.js';
import { undisturbedShop } from './shop_run.js';
import { faultTimeout } from './size.js';

describe('an output database that another program has open', () => {
  const shop = undisturbedShop();

  it(
    'is waited for, with a message that says so; once it is closed, the run publishes every row once',
    async () => {
      await withScene(shop.configuration, async (scene) => {
        const holder = start(process.execPath, ['--input-type=module', '--eval', holdOpen], {
          env: { ...process.env, DATABASE: join(scene.outputs, 'memberflow.duckdb') },
        });
        try {
          await holder.says('open');
          await scene.startWorker();
          const handle = await scene.startRfm();
          const { step, type, message } = await failedAttempt(handle);
          expect({ step, type }).toEqual({ step: 'publish', type: 'DatabaseLocked' });
          expect(message).toMatch(/^The output database is open in another program: .*memberflow\.duckdb/);
          await holder.end('SIGKILL');
          const result = await resultOf(handle);
          expect(contents(result)).toEqual(shop.contents);
          const published = await publishedRows(scene.outputs);
          expect(unlikePublished(published, result)).toEqual([]);
          expect(Object.keys(published['rfm_scores'] ?? {})).toEqual([result.runId]);
          expect(leftovers(scene.home, scene.outputs)).toEqual([]);
        } finally {
          await holder.end('SIGKILL');
        }
      });
    },
    faultTimeout,
  );

  it(
    'leaves a run that is cancelled while it waits cancelled, at once',
    async () => {
      await withScene(shop.configuration, async (scene) => {
        const holder = start(process.execPath, ['--input-type=module', '--eval', holdOpen], {
          env: { ...process.env, DATABASE: join(scene.outputs, 'memberflow.duckdb') },
        });
        try {
          await holder.says('open');
          await scene.startWorker();
          const handle = await scene.startRfm();
          await failedAttempt(handle);
          const cancelling = scene.command('runs', 'cancel', 'shop/rfm');
          expect(await cancelling.ended, cancelling.output.error).toBe('0');
          expect((await handle.describe()).status.name).toBe('CANCELLED');
          await holder.end('SIGKILL');
          expect(await publishedRows(scene.outputs)).toEqual({});
          expect(leftovers(scene.home, scene.outputs)).toEqual([]);
        } finally {
          await holder.end('SIGKILL');
        }
      });
    },
    faultTimeout,
  );
});

/** A program that opens the database and keeps it open. */
const holdOpen = `
  import { DuckDBInstance } from '@duckdb/node-api';
  const instance = await DuckDBInstance.create(process.env.DATABASE);
  globalThis.connection = await instance.connect();
  console.error('open');
  setInterval(() => {}, 60_000);
`;
