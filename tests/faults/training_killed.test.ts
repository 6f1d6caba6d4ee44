import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { WorkflowHandle } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jobInputOf } from '../../client/commands/job_input.js';
import { startRun } from '../../client/runs/start.js';
import { loadConfig } from '../../config/load.js';
import { namesIn } from '../../store/local_file.js';
import { handleOf } from '../support/handle_of.js';
import { leavingChurn, leavingConfiguration, leavingOrders } from '../support/leaving_business.js';
import { historyOf, lastAttempts } from '../workflows/history.js';
import { leftovers, resultOf } from './evidence.js';
import { withScene, type Scene } from './scene.js';
import { faultTimeout, isFull } from './size.js';

const asOf = '2020-03-02';
/** A worker is killed once so many folds are finished. */
const moments = isFull ? [1, 3, 6, 9] : [3];

describe('kill -9 of a worker that trains a churn model', () => {
  const folder = mkdtempSync(join(tmpdir(), 'memberflow-training-'));
  const configuration = join(folder, 'memberflow.yaml');
  beforeAll(() => {
    writeFileSync(join(folder, 'orders.csv'), leavingOrders());
    const candidates = ['logistic_regression', 'random_forest', 'gradient_boosting'];
    const churn = { ...leavingChurn, training: { candidates } };
    writeFileSync(
      configuration,
      JSON.stringify({
        ...leavingConfiguration('leaving', 'orders.csv'),
        churn,
        publish: { workbook: false },
      }),
    );
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const startTraining = async ({ client }: Scene): Promise<WorkflowHandle> => {
    const input = jobInputOf(await loadConfig(configuration), asOf, new Date());
    return handleOf(client, await startRun(client, 'trainChurn', input));
  };

  /** Starts a training, and kills its worker once so many folds are finished; another one, where it was faster than that. */
  const killedAmid = async (scene: Scene, folds: number) => {
    for (;;) {
      const handle = await startTraining(scene);
      const worker = await scene.startWorker();
      const run = { hasEnded: false };
      const ended = handle.result().finally(() => {
        run.hasEnded = true;
      });
      while (!run.hasEnded && (await finishedFolds(scene)).size < folds) await pause(2);
      await worker.end('SIGKILL');
      const finished = await finishedFolds(scene);
      if (finished.size >= folds) return { handle, finished };
      const next = await scene.startWorker();
      await ended;
      await next.end('SIGKILL');
    }
  };

  it.concurrent.each(moments)(
    'after %i folds: the next one goes on from them, to the identical model',
    async (folds) => {
      await withScene(configuration, async (scene) => {
        const { handle, finished } = await killedAmid(scene, folds);
        await scene.startWorker();
        for (let known = finished; known.size > 0; known = await finishedFolds(scene)) {
          for (const [file, writtenAt] of known) expect(finished.get(file) ?? writtenAt).toBe(writtenAt);
          await pause(20);
        }
        const model = await modelOf(handle);
        expect(lastAttempts(await historyOf(handle))['trainChurnModel']?.number).toBe(2);
        expect(leftovers(scene.home)).toEqual([]);

        expect(await modelOf(await startTraining(scene))).toBe(model);
      });
    },
    faultTimeout,
  );
});

/** What trainings under way have kept of their finished folds, with the moment at which each was written. */
async function finishedFolds({ home }: Scene): Promise<ReadonlyMap<string, number>> {
  const runs = join(home, 'store', 'leaving', 'runs');
  const finished = new Map<string, number>();
  for (const run of await namesIn(runs)) {
    const kept = join(runs, run, 'scratch', 'churn-learned');
    for (const training of await namesIn(kept)) {
      const folder = join(kept, training);
      for (const name of await namesIn(folder)) {
        const written = statSync(join(folder, name), { throwIfNoEntry: false });
        if (written !== undefined && /^[a-z_]+(-\d+)+\.json$/.test(name))
          finished.set(join(folder, name), written.mtimeMs);
      }
    }
  }
  return finished;
}

/** Hash of the model that a training ends with. */
async function modelOf(handle: WorkflowHandle): Promise<string> {
  const { documents } = await resultOf(handle);
  const model = documents.find(({ kind }) => kind === 'model');
  if (model === undefined) throw new Error('the training has no model');
  return model.sha256;
}
