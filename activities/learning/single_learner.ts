import type { Conduct, Labelled, Learner } from '../../learners/learner.js';
import type { Matrix } from '../../learners/matrix.js';
import { trainByCheckpoints, type CheckpointFile } from './checkpoint_file.js';

export interface Training<Options> {
  readonly data: Labelled;
  readonly options: Options;
  /** Where training that a crash ended goes on from; of learners on trees, the others take seconds. */
  readonly checkpoint?: CheckpointFile;
}

/** A learner's training as a piece of its own. */
export const trainingOf =
  <Options, Model>(learner: Learner<Options, Model>) =>
  ({ data, options, checkpoint }: Training<Options>, conduct: Conduct): Promise<Model> =>
    checkpoint === undefined
      ? learner.train(data, options, conduct)
      : trainByCheckpoints(learner, data, options, checkpoint, conduct);

/** Scoring by a learner's model as a piece of its own. */
export const scoringOf =
  <Options, Model>(learner: Learner<Options, Model>) =>
  (
    { model, matrix }: { readonly model: Model; readonly matrix: Matrix },
    conduct: Conduct,
  ): Promise<Float64Array> =>
    learner.predict(model, matrix, conduct);
