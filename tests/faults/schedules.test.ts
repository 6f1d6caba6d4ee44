import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { addDays, parseDay } from '../../domain/time/days.js';
import { randomStream } from '../../learners/random.js';
import { scheduledWorkflowType } from '../../contracts/schedules.js';
import { leftovers, publishedRows, resultOf, unlikePublished } from './evidence.js';
import { withScene } from './scene.js';
import { ended, onceEnded, scheduleBusinesses } from './scheduled_days.js';
import { faultTimeout, isFull } from './size.js';

const days = isFull ? 60 : 4;
const kills = isFull ? 25 : 1;
/**
 * Milliseconds that a worker lives at most before it is killed. The step that it died in is missed after 5 s without a
 * heartbeat; until then the next worker has nothing to do.
 */
const longestLife = isFull ? 40_000 : 2_500;
const businesses = isFull ? 50 : 6;

const from = parseDay('2020-07-10');
const to = addDays(from, days - 1);
const asOfs = Array.from({ length: days }, (_, i) => addDays(from, i));

describe('scheduled times', () => {
  it(
    `of ${days} days, backfilled while workers are killed at random, end with one result each`,
    async () => {
      await withScene('', async (scene) => {
        const [shop] = await scheduleBusinesses(scene, ['shop']);
        let worker = await scene.startWorker();
        await shop!.backfill({ from, to });
        const { uniform } = randomStream(20_261_122);
        for (let kill = 0; kill < kills && (await ended(scene)) < days; kill += 1) {
          await pause(uniform() * longestLife);
          await worker.end('SIGKILL');
          worker = await scene.startWorker();
        }
        const executions = await onceEnded(scene, days);
        expect([...new Set(executions.map(({ status }) => status.name))]).toEqual(['COMPLETED']);
        const runs = executions.filter(({ type }) => type === 'rfm');
        expect(runs.map(({ workflowId }) => workflowId).sort()).toEqual(
          asOfs.map((asOf) => `shop/rfm/${asOf}`),
        );
        expect(executions.filter(({ type }) => type === scheduledWorkflowType)).toHaveLength(days);

        const published = await publishedRows(shop!.outputs);
        expect(Object.keys(published)).toContain('rfm_scores');
        for (const { workflowId, runId } of runs) {
          const result = await resultOf(scene.client.workflow.getHandle(workflowId, runId));
          // All orders but those that never count, whatever the day.
          expect(result.counts).toMatchObject({ orders: 10, members: 6 });
          expect(unlikePublished(published, result)).toEqual([]);
        }
        const runIds = new Set(Object.values(published).flatMap((rows) => Object.keys(rows)));
        expect([...runIds].sort()).toEqual(runs.map(({ runId }) => runId).sort());
        expect(leftovers(scene.home, shop!.outputs)).toEqual([]);
      });
    },
    faultTimeout,
  );

  it(
    `of ${businesses} businesses that are due at once are all done by one worker`,
    async () => {
      await withScene('', async (scene) => {
        const names = Array.from({ length: businesses }, (_, i) => `shop-${i}`);
        const shops = await scheduleBusinesses(scene, names);
        await scene.startWorker();
        await Promise.all(shops.map((shop) => shop.backfill({ from, to: from })));
        const executions = await onceEnded(scene, businesses);
        expect([...new Set(executions.map(({ status }) => status.name))]).toEqual(['COMPLETED']);
        expect(
          executions
            .filter(({ type }) => type === 'rfm')
            .map(({ workflowId }) => workflowId)
            .sort(),
        ).toEqual(names.map((name) => `${name}/rfm/${from}`).sort());
      });
    },
    faultTimeout,
  );
});
