import type { Conduct, Labelled, Learner } from '../learner.js';

/** What a way of learning gave for a fold. */
export interface FoldOutcome {
  /** Probabilities of the fold's validated rows. */
  readonly predicted: Float64Array;
  /** Trees after which boosting had nothing more to learn; of other ways 0. */
  readonly trees: number;
}

/**
 * Where the finished parts of choosing a model are kept, so that an attempt after a crash goes on from them, to the
 * identical model. Only parts of the same rows and settings may be given back.
 */
export interface KeptWork {
  /** What an earlier attempt had for the part, or else what `work` gives, which is kept. */
  readonly fold: (part: string, work: () => Promise<FoldOutcome>) => Promise<FoldOutcome>;
  /** Trains the chosen way of learning, from where an earlier attempt had come to. */
  readonly train: <Options, Model>(
    learner: Learner<Options, Model>,
    data: Labelled,
    options: Options,
    conduct: Conduct,
  ) => Promise<Model>;
}

export const keepingNothing: KeptWork = {
  fold: (_, work) => work(),
  train: (learner, data, options, conduct) => learner.train(data, options, conduct),
};

/** How a model is chosen, which changes nothing of the choice. */
export interface SelectionConduct extends Conduct {
  readonly kept?: KeptWork;
}
