import { existsSync, readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ThreadCrew } from '../../../activities/threads/thread_crew.js';
import { openThreadCrew } from '../../../activities/threads/thread_crew.js';
import { gradientBoosting } from '../../../learners/boosting/gradient_boosting.js';
import { randomForest } from '../../../learners/forest/random_forest.js';
import type { Labelled } from '../../../learners/learner.js';
import { isFull } from '../../faults/size.js';
import { simulatedMembers } from '../../support/learning_data.js';

/** Processor time of the calling thread and how long it waited for a processor, where Linux tells. */
const schedule = '/proc/thread-self/schedstat';

/** Longest synchronous piece of the event loop during the work, in milliseconds of processor time. */
async function longestPiece(work: () => Promise<unknown>): Promise<number> {
  const spent = (): number => Number(readFileSync(schedule, 'utf8').split(' ')[0]) / 1e6;
  let [before, longest, isOver] = [spent(), 0, false];
  const turn = (): void => {
    const now = spent();
    longest = Math.max(longest, now - before);
    before = now;
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  await work();
  isOver = true;
  return longest;
}

const rows = isFull ? 300_000 : 40_000;

describe(`the event loop stays free while threads bin, train and score ${rows} rows`, () => {
  let data: Labelled;
  let crew: ThreadCrew;
  beforeAll(() => {
    data = simulatedMembers(rows);
    crew = openThreadCrew(2);
  });
  afterAll(() => crew.close());
  const work = async (): Promise<void> => {
    const boosted = await gradientBoosting.train(data, { trees: 30 }, { crew });
    await gradientBoosting.predict(boosted, data.matrix, { crew });
    const forest = await randomForest.train(data, { trees: 10 }, { crew });
    await randomForest.predict(forest, data.matrix, { crew });
  };

  test('no piece of work takes 50 ms', { timeout: 600_000, retry: 2 }, async ({ skip }) => {
    skip(!existsSync(schedule), 'the system does not tell processor time of a thread');
    expect(await longestPiece(work)).toBeLessThanOrEqual(50);
  });

  // Says something of a machine with nothing else to do, and of much work, only.
  if (isFull)
    test('99 of 100 turns wait at most 20 ms', { timeout: 600_000, retry: 2 }, async () => {
      const delay = monitorEventLoopDelay({ resolution: 5 });
      delay.enable();
      await work();
      delay.disable();
      // The timer's own interval is part of what it measures.
      expect(delay.percentile(99) / 1e6 - 5).toBeLessThanOrEqual(20);
    });
});
