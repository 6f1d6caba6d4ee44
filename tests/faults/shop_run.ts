import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WorkflowHandle } from '@temporalio/client';
import { expect } from 'vitest';
import type { JobResult } from '../../contracts/run.js';
import { openForSuite } from '../support/suite.js';
import { contents, leftovers, publishedRows, resultOf, stepDurations, unlikePublished } from './evidence.js';
import { withScene, type Scene } from './scene.js';
import { makeShop } from './shop.js';
import { faultTimeout } from './size.js';

/** The shop, and what a run of it gives that nothing disturbs. */
export interface UndisturbedShop {
  /** Path of its configuration. */
  readonly configuration: string;
  /** What every run of it has to give. */
  readonly contents: Readonly<Record<string, unknown>>;
  /** Milliseconds that each step takes. */
  readonly durations: ReadonlyMap<string, number>;
}

/**
 * That a run has given what the undisturbed one gave, published every row of it once, and left nothing half-written.
 */
export async function expectWhole(
  handle: WorkflowHandle,
  undisturbed: Pick<UndisturbedShop, 'contents'>,
  { home, outputs }: Pick<Scene, 'home' | 'outputs'>,
): Promise<JobResult> {
  const result = await resultOf(handle);
  expect(contents(result)).toEqual(undisturbed.contents);
  expect(unlikePublished(await publishedRows(outputs), result)).toEqual([]);
  expect(leftovers(home, outputs)).toEqual([]);
  return result;
}

interface OpenShop extends UndisturbedShop {
  dispose(): void;
}

/**
 * Makes the shop and lets a worker run it undisturbed before the tests of the suite in which it is called, and removes it
 * behind them.
 */
export function undisturbedShop(): UndisturbedShop {
  const current = openForSuite(
    openShop,
    (shop) => {
      shop.dispose();
    },
    faultTimeout,
  );
  return {
    get configuration() {
      return current().configuration;
    },
    get contents() {
      return current().contents;
    },
    get durations() {
      return current().durations;
    },
  };
}

async function openShop(): Promise<OpenShop> {
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
