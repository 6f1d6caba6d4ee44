import { gradientBoosting } from '../boosting/gradient_boosting.js';
import { randomForest } from '../forest/random_forest.js';
import { LearnerError } from '../failure.js';
import type { Conduct, StoredModel } from '../learner.js';
import { logisticRegression } from '../linear/learners.js';
import type { Matrix } from '../matrix.js';

/** Ways of learning that can be chosen from, the simplest first. */
export const candidateLearners = {
  logistic_regression: logisticRegression,
  random_forest: randomForest,
  gradient_boosting: gradientBoosting,
} as const;

export type CandidateName = keyof typeof candidateLearners;
export const candidateNames = Object.keys(candidateLearners) as CandidateName[];

type ModelBy<Name extends CandidateName> = Awaited<ReturnType<(typeof candidateLearners)[Name]['train']>>;

/** A model with the learner that it is of. */
export type Fitted = {
  [Name in CandidateName]: { readonly learner: Name; readonly model: ModelBy<Name> };
}[CandidateName];

/** Probabilities of label 1 by a model as it was trained, before any calibration. */
export function predictFitted(
  { learner, model }: Fitted,
  matrix: Matrix,
  conduct: Conduct,
): Promise<Float64Array> {
  if (learner === 'logistic_regression') return logisticRegression.predict(model, matrix, conduct);
  if (learner === 'random_forest') return randomForest.predict(model, matrix, conduct);
  return gradientBoosting.predict(model, matrix, conduct);
}

export function storeFitted({ learner, model }: Fitted): StoredModel {
  if (learner === 'logistic_regression') return logisticRegression.toJSON(model);
  if (learner === 'random_forest') return randomForest.toJSON(model);
  return gradientBoosting.toJSON(model);
}

/** @throws LearnerError UnreadableModel */
export function restoreFitted(learner: string, stored: unknown): Fitted {
  if (learner === 'logistic_regression') return { learner, model: logisticRegression.fromJSON(stored) };
  if (learner === 'random_forest') return { learner, model: randomForest.fromJSON(stored) };
  if (learner === 'gradient_boosting') return { learner, model: gradientBoosting.fromJSON(stored) };
  throw new LearnerError(
    'UnreadableModel',
    `The model is of a learner "${learner}", which this release does not know.`,
    'Load it with the release of memberflow that stored it, or a later one.',
  );
}
