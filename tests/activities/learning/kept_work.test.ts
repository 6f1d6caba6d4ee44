import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { trainChurn } from '../../../activities/learning/churn/train_churn.js';
import { keptWorkIn } from '../../../activities/learning/kept_work_in.js';
import type { Progress } from '../../../learners/learner.js';
import { churnTraining } from '../../support/churn_training.js';
import { temporaryFolder } from '../../support/temporary.js';

const training = churnTraining(200);
/** Units of comparing: each fold is trained and scored, by logistic regression and by boosting in two shapes. */
const units = training.plan.folds.length * 6;

/** Trains until so many units are begun, and dies. */
const dyingAt = (unit: number) => ({
  onProgress: ({ done, of }: Progress): void => {
    if (of === units && done >= unit) throw new Error('killed');
  },
});

describe('choosing a model that dies amid its folds', () => {
  it('goes on from those that were finished, to the identical model', async () => {
    const undisturbed = await trainChurn(training, {});
    const keptIn = join(temporaryFolder(), 'not yet made');
    const dying = { ...training, keptIn };
    const folds = training.plan.folds.length;

    await expect(trainChurn(dying, dyingAt(3 * folds))).rejects.toThrow('killed');
    const finished = readdirSync(keptIn);
    expect(finished).toContain(`logistic_regression-${folds - 1}.json`);
    expect(finished).not.toContain('gradient_boosting-1-0.json');

    const begun: number[] = [];
    const onProgress = ({ done, of }: Progress): void => {
      if (of === units) begun.push(done);
    };
    expect(await trainChurn(dying, { onProgress })).toEqual(undisturbed);
    expect(Math.min(...begun)).toBeGreaterThanOrEqual(2 * finished.length);

    // Whoever comes once more has nothing left to compare.
    begun.length = 0;
    expect(await trainChurn(dying, { onProgress })).toEqual(undisturbed);
    expect(begun).toEqual([]);
  });

  it.each([
    ['cut off', (whole: string) => whole.slice(0, whole.length / 2)],
    ['of no outcome', () => '{"trees":3}'],
    ['with too few bytes', (whole: string) => whole.replace(/"length":\d+/, '"length":7')],
  ])('does a part anew whose file is %s', async (_, damaged) => {
    const folder = temporaryFolder();
    const outcome = { predicted: Float64Array.of(0.25, 0.5), trees: 3 };
    const kept = keptWorkIn(folder);
    let times = 0;
    const work = () => {
      times += 1;
      return Promise.resolve(outcome);
    };
    await kept.fold('part', work);
    expect(await kept.fold('part', work)).toEqual(outcome);
    expect(times).toBe(1);
    const file = join(folder, 'part.json');
    writeFileSync(file, damaged(readFileSync(file, 'utf8')));
    expect(await kept.fold('part', work)).toEqual(outcome);
    expect(times).toBe(2);
    expect(readdirSync(folder)).toEqual(['part.json']);
  });
});
