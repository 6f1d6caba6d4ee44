import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { trainByCheckpoints } from '../../../activities/learning/checkpoint_file.js';
import { gradientBoosting } from '../../../learners/boosting/gradient_boosting.js';
import { randomForest } from '../../../learners/forest/random_forest.js';
import { simulatedMembers } from '../../support/learning_data.js';
import { start, type Program } from '../../support/processes.js';
import { temporaryFolder } from '../../support/temporary.js';

/** A process that trains boosted trees and a forest; see there. */
const training = (...parameters: string[]): Program =>
  start(process.execPath, [fileURLToPath(new URL('./training_process.mjs', import.meta.url)), ...parameters]);

/** The model of a checkpoint, as its learner stores it. */
const keptModel = (file: string): unknown =>
  (JSON.parse(readFileSync(file, 'utf8')) as { model: unknown }).model;

/** What it prints: the hashes of both models. */
async function hashesOf({ ended, output }: Program): Promise<string> {
  expect(await ended, output.error).toBe('0');
  return output.standard;
}

describe('training that is killed and started again', () => {
  it('gives the model that it gives undisturbed, byte by byte', { timeout: 120_000 }, async () => {
    const undisturbed = await hashesOf(training());
    expect(undisturbed).toMatch(/^trainBoosting \w{64}\ntrainForest \w{64}\n$/);
    const folder = temporaryFolder();

    const kept = (piece: string): unknown => keptModel(join(folder, `${piece}.json`));

    expect(await training(folder, 'trainBoosting', '35').ended).toBe('SIGKILL');
    expect(gradientBoosting.fromJSON(kept('trainBoosting')).trees.first.length).toBeGreaterThan(30);
    expect(existsSync(join(folder, 'trainForest.json'))).toBe(false);
    expect(await training(folder, 'trainForest', '25').ended).toBe('SIGKILL');
    expect(randomForest.fromJSON(kept('trainForest')).numbers.length).toBeGreaterThanOrEqual(20);

    expect(await hashesOf(training(folder))).toEqual(undisturbed);
  });
});

const ofOtherRows = await gradientBoosting.train(simulatedMembers(500), { trees: 12 });

describe('a checkpoint in a file', () => {
  const data = simulatedMembers(600);
  const options = { trees: 12 };

  it('is what training goes on from', async () => {
    const file = join(temporaryFolder(), 'not yet made', 'checkpoint.json');
    await trainByCheckpoints(gradientBoosting, data, options, { file, every: 5 }, {});
    const kept = gradientBoosting.fromJSON(keptModel(file));
    expect(kept.trees.first.length).toBe(11);
    const given: unknown[] = [];
    const watched: typeof gradientBoosting = {
      ...gradientBoosting,
      train: (rows, settings, conduct) => {
        given.push(conduct?.checkpoints?.resumed);
        return gradientBoosting.train(rows, settings, conduct);
      },
    };
    const resumed = await trainByCheckpoints(watched, data, options, { file, every: 5 }, {});
    expect(given).toEqual([kept]);
    expect(resumed).toEqual(await gradientBoosting.train(data, options));
  });

  it.each([
    ['of other rows', { model: gradientBoosting.toJSON(ofOtherRows) }],
    ['of another learner', { model: { format: 'random forest', version: 1 } }],
    ['that is cut off', '{"rows":"of other rows","mod'],
  ])('%s counts as none', async (_, written) => {
    const file = join(temporaryFolder(), 'checkpoint.json');
    await trainByCheckpoints(gradientBoosting, data, options, { file, every: 5 }, {});
    const { rows } = JSON.parse(readFileSync(file, 'utf8')) as { rows: string };
    writeFileSync(file, typeof written === 'string' ? written : JSON.stringify({ rows, ...written }));
    const model = await trainByCheckpoints(gradientBoosting, data, options, { file, every: 5 }, {});
    expect(model).toEqual(await gradientBoosting.train(data, options));
  });

  it.each([
    ['labels', { target: data.target.toReversed() }],
    ['weights', { weights: data.target.map((_, row) => 1 + (row % 3)) }],
  ])('of the same columns with other %s counts as none', async (_, other) => {
    const file = join(temporaryFolder(), 'checkpoint.json');
    const forest = { trees: 6 };
    await trainByCheckpoints(randomForest, data, forest, { file, every: 3 }, {});
    const changed = { ...data, ...other };
    const model = await trainByCheckpoints(randomForest, changed, forest, { file, every: 3 }, {});
    expect(model).toEqual(await randomForest.train(changed, forest));
  });
});
