import { afterEach, describe, expect, it, vi } from 'vitest';
import { trainChurn } from '../../../activities/learning/churn/train_churn.js';
import { randomForest } from '../../../learners/forest/random_forest.js';
import { LearnerError, type LearnerFailure } from '../../../learners/failure.js';
import type { Learner } from '../../../learners/learner.js';
import { logisticRegression } from '../../../learners/linear/learners.js';
import { churnTraining } from '../../support/churn_training.js';

const training = churnTraining(200, { candidates: ['logistic_regression', 'random_forest'], leak_auc: 1 });
const { rows, plan } = training;
const trainedRows = rows.snapshot.filter((at) => plan.snapshots[at]?.use === 'trained').length;

/** Lets a learner fail where so many rows, or any number of them, are learned from. */
function failing<Options, Model>(
  learner: Learner<Options, Model>,
  failure: LearnerFailure,
  count?: number,
): void {
  const { train } = learner;
  vi.spyOn(learner, 'train').mockImplementation((data, options, conduct) =>
    count === undefined || data.target.length === count
      ? Promise.reject(new LearnerError(failure, 'It did not settle.', 'Raise l2.'))
      : train(data, options, conduct),
  );
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a way of learning that fails', () => {
  const warned = [{ code: 'churn_learner_failed', learner: 'logistic_regression', because: 'NotConverged' }];

  it('is left out with a warning that names it, and the others go on', async () => {
    failing(logisticRegression, 'NotConverged');
    const { card } = await trainChurn(training, {});
    expect(card.learner).toBe('random_forest');
    expect(card.candidates.map(({ learner, chosen }) => [learner, chosen])).toEqual([
      ['random_forest', true],
    ]);
    expect(card.toldWarnings?.map(({ warning }) => warning)).toEqual(warned);
  });

  it('gives way to the next best where it predicted the folds best and then fails on all rows', async () => {
    const { card: best } = await trainChurn(training, {});
    expect(best.learner).toBe('logistic_regression');
    failing(logisticRegression, 'NotConverged', trainedRows);
    const { card } = await trainChurn(training, {});
    expect(card.learner).toBe('random_forest');
    expect(card.candidates).toEqual(
      best.candidates.map((one) => ({ ...one, chosen: one.learner === 'random_forest' })),
    );
    expect(card.toldWarnings?.map(({ warning }) => warning)).toEqual(warned);
  });

  it('ends the training where none is left, with what the first failed with', async () => {
    failing(logisticRegression, 'NotConverged');
    failing(randomForest, 'InvalidValue');
    await expect(trainChurn(training, {})).rejects.toMatchObject({ failure: 'NotConverged' });
  });

  it.each(['Cancelled', 'OutOfMemory'] as const)('ends the training at once with %s', async (failure) => {
    failing(logisticRegression, failure);
    const others = vi.spyOn(randomForest, 'train');
    await expect(trainChurn(training, {})).rejects.toMatchObject({ failure });
    expect(others).not.toHaveBeenCalled();
  });
});
