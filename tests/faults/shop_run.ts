import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contents, resultOf, stepDurations } from './evidence.js';
import { withScene } from './scene.js';
import { makeShop } from './shop.js';

/** The shop, and what a run of it gives that nothing disturbs. */
export interface UndisturbedShop {
  /** Path of its configuration. */
  readonly configuration: string;
  /** What every run of it has to give. */
  readonly contents: Readonly<Record<string, unknown>>;
  /** Milliseconds that each step takes. */
  readonly durations: ReadonlyMap<string, number>;
  dispose(): void;
}

/** Makes the shop and lets a worker run it undisturbed. */
export async function openShop(): Promise<UndisturbedShop> {
  const folder = mkdtempSync(join(tmpdir(), 'memberflow-shop-'));
  const dispose = () => {
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const configuration = await makeShop(folder);
    return await withScene(configuration, async (scene) => {
      await scene.startWorker();
      const handle = await scene.startRfm();
      const result = contents(await resultOf(handle));
      return { configuration, contents: result, durations: await stepDurations(handle), dispose };
    });
  } catch (error) {
    dispose();
    throw error;
  }
}
