import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { manifestSchema } from '../../contracts/manifest.js';
import { contents, publishedRows, resultOf, unlikePublished } from './evidence.js';
import { withScene } from './scene.js';
import { undisturbedShop } from './shop_run.js';
import { faultTimeout, isFull } from './size.js';

/** Debian's package faketime, which tells a process another time of day than the machine's. */
const [library] = ['x86_64', 'aarch64']
  .map((machine) => `/usr/lib/${machine}-linux-gnu/faketime/libfaketime.so.1`)
  .filter((path) => existsSync(path));

const shifts = isFull ? ['+1d', '-1d'] : ['+1d'];

describe.skipIf(library === undefined)('a worker whose clock alone is wrong', () => {
  const shop = undisturbedShop();

  it.each(shifts)(
    'by %s gives the same tables, and the times of a run are the server’s',
    async (shift) => {
      await withScene(shop.configuration, async (scene) => {
        const before = Date.now();
        const settings = {
          LD_PRELOAD: library ?? '',
          FAKETIME: shift,
          FAKETIME_DONT_FAKE_MONOTONIC: '1',
        };
        await scene.startWorker({ settings });
        const result = await resultOf(await scene.startRfm());
        expect(contents(result)).toEqual(shop.contents);
        const published = await publishedRows(scene.outputs);
        expect(unlikePublished(published, result)).toEqual([]);
        const manifest = join(scene.home, 'store', 'shop', 'runs', result.runId, 'manifest.json');
        const { publishedAt } = manifestSchema.parse(JSON.parse(readFileSync(manifest, 'utf8')));
        expect(Date.parse(publishedAt)).toBeGreaterThanOrEqual(before);
        expect(Date.parse(publishedAt)).toBeLessThanOrEqual(Date.now());
      });
    },
    faultTimeout,
  );
});
