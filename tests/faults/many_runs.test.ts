import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startRun } from '../../client/runs/start.js';
import { projectFolder } from '../../worker/project.js';
import { openSmallBusiness } from '../workflows/small_business.js';
import { start, type Program } from '../support/processes.js';
import { withScene } from './scene.js';
import { faultTimeout, isFull } from './size.js';

/** Caches, compiled code and the allocator's pools grow in the first runs. */
const warmUp = isFull ? 40 : 5;
const runs = isFull ? 200 : 20;
/** Runs under way at a time, so that the worker always has its steps to do. */
const together = 5;

/** Bytes of one run's history and results are some 50 kB: a worker that kept them would grow by this and more. */
const mostGrowth = (isFull ? 40 : 30) * 1024 * 1024;

describe('many runs in one worker', () => {
  it(
    'leave its memory as it was',
    async () => {
      await withScene('', async (scene) => {
        const small = openSmallBusiness(join(scene.folder, 'small'));
        const worker = scene.keep(
          start(process.execPath, [
            '--expose-gc',
            join(projectFolder(), 'tests', 'faults', 'measured_worker.mjs'),
            scene.address,
            scene.namespace,
            scene.home,
          ]),
        );
        await worker.says('ready');
        const run = async (number: number) => {
          const { workflowId } = await startRun(scene.client, 'rfm', small.input(`small-${number}`));
          await scene.client.workflow.getHandle(workflowId).result();
        };
        const runAll = async (first: number, until: number) => {
          for (let next = first; next < until; next += together)
            await Promise.all(Array.from({ length: together }, (_, i) => run(next + i)));
        };
        await runAll(0, warmUp);
        const before = await memoryOf(worker, 1);
        await runAll(warmUp, warmUp + runs);
        const after = await memoryOf(worker, 2);
        const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(0)} MB`;
        console.log(`after ${warmUp} runs ${megabytes(before)}, after ${runs} more ${megabytes(after)}`);
        expect(after - before).toBeLessThan(mostGrowth);
      });
    },
    faultTimeout,
  );
});

/** Bytes that the process holds after a garbage collection. */
async function memoryOf(worker: Program, measurement: number): Promise<number> {
  process.kill(worker.pid, 'SIGUSR2');
  await worker.says(`measurement ${measurement}:`);
  const [, bytes] = new RegExp(`measurement ${measurement}: (\\d+) bytes`).exec(worker.output.error) ?? [];
  if (bytes === undefined) throw new Error(`no measurement in: ${worker.output.error}`);
  return Number(bytes);
}
