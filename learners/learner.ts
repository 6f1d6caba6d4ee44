import type { Crew } from './crew/crew.js';
import type { Matrix } from './matrix.js';

/** Rows whose outcome is known. */
export interface Labelled {
  readonly matrix: Matrix;
  /** One a row: 0 or 1 where there are two classes, the class's number where there are more, else the value. */
  readonly target: Float64Array;
  /** One a row, above 0; without them every row weighs 1. */
  readonly weights?: Float64Array;
}

/** How far a piece of work has come, in units of its own: features while binning, trees while training, rows while scoring. */
export interface Progress {
  readonly phase: 'binning' | 'training' | 'scoring';
  readonly done: number;
  /** 0 where nobody can know it, as with the steps until a solution settles. */
  readonly of: number;
}

/** How work is carried out; changes nothing of its result. */
export interface Conduct {
  /** The threads that work; without them the calling thread does, and its event loop waits. */
  readonly crew?: Crew;
  /** Ends the work within two seconds as `Cancelled`; without a crew it is looked at before the work only. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** How long training is made durable: what it was last given to keep, it can go on from, to the identical model. */
export interface Checkpoints<Model> {
  readonly checkpoints?: {
    /** After how many trees each. */
    readonly every: number;
    readonly keep: (soFar: Model) => void;
    /** Where an earlier attempt at the same data, options and seed had come to. */
    readonly resumed?: Model;
  };
}

/** A model as it is stored: a document that JSON can hold, with the version of its form. */
export interface StoredModel {
  readonly format: string;
  readonly version: number;
}

/**
 * One way of learning from rows. The same rows, options and seed give the same model on every machine, for every
 * number of threads.
 */
export interface Learner<Options, Model> {
  readonly name: string;
  /** Throws `LearnerError` for data or options that cannot be learned from. */
  readonly train: (
    data: Labelled,
    options: Options,
    conduct?: Conduct & Checkpoints<Model>,
  ) => Promise<Model>;
  /**
   * One number a row: of two classes the probability of class 1, in regression the value; of several classes one
   * probability for each class, row after row. Columns are found by name; a category never seen counts as missing.
   */
  readonly predict: (model: Model, matrix: Matrix, conduct?: Conduct) => Promise<Float64Array>;
  readonly toJSON: (model: Model) => StoredModel;
  /** Throws `UnreadableModel` for a document that is damaged, of another learner, or of a newer version. */
  readonly fromJSON: (stored: unknown) => Model;
}
