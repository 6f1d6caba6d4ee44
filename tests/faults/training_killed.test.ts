import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { WorkflowHandle } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jobInputOf } from '../../client/commands/job_input.js';
import { startRun } from '../../client/runs/start.js';
import { loadConfig } from '../../config/load.js';
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

  it.concurrent.each(moments)(
    'after %i folds: the next one goes on from them, to the identical model',
    async (folds) => {
      await withScene(configuration, async (scene) => {
        const handle = await startTraining(scene);
        const first = await scene.startWorker();
        while (finishedFolds(scene.home).length < folds) await pause(2);
        await first.end('SIGKILL');
        const finished = finishedFolds(scene.home);
        const writtenAt = finished.map((file) => statSync(file).mtimeMs);

        await scene.startWorker();
        while (statSync(finished[0] ?? '', { throwIfNoEntry: false }) !== undefined) {
          const files = finished.map((file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs);
          expect(files.filter((at, i) => at !== undefined && at !== writtenAt[i])).toEqual([]);
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

/** What a training under way has kept of its finished folds. */
function finishedFolds(home: string): readonly string[] {
  if (!existsSync(home)) return [];
  return readdirSync(home, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\/churn-learned\/[^/]+\/[a-z_]+(-\d+)+\.json$/.test(path))
    .map((path) => join(home, path));
}

/** Hash of the model that a training ends with. */
async function modelOf(handle: WorkflowHandle): Promise<string> {
  const { documents } = await resultOf(handle);
  const model = documents.find(({ kind }) => kind === 'model');
  if (model === undefined) throw new Error('the training has no model');
  return model.sha256;
}
