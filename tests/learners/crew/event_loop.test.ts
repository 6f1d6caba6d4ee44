import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ThreadCrew } from '../../../activities/threads/thread_crew.js';
import { openThreadCrew } from '../../../activities/threads/thread_crew.js';
import { gradientBoosting } from '../../../learners/boosting/gradient_boosting.js';
import { randomForest } from '../../../learners/forest/random_forest.js';
import type { Labelled } from '../../../learners/learner.js';
import { isFull } from '../../faults/size.js';
import { longestPiece, tellsPieces, waitOfTurns } from '../../support/event_loop.js';
import { simulatedMembers } from '../../support/learning_data.js';

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
    skip(!tellsPieces, 'the system does not tell processor time of a thread');
    expect(await longestPiece(work)).toBeLessThanOrEqual(50);
  });

  // Says something of a machine with nothing else to do, and of much work, only.
  if (isFull)
    test('99 of 100 turns wait at most 20 ms', { timeout: 600_000, retry: 2 }, async () => {
      expect(await waitOfTurns(work)).toBeLessThanOrEqual(20);
    });
});
