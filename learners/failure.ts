/** What a learner can fail with; data or options are at fault, never the program. */
export const learnerFailures = [
  /** There are no rows, or too few for what is asked. */
  'TooFewRows',
  /** No column tells rows apart: all are constant, or missing everywhere. */
  'NoFeatures',
  /** All rows have the same label. */
  'OneClass',
  /** A label is neither 0 nor 1. */
  'InvalidLabel',
  /** A weight is not above 0, or not finite. */
  'InvalidWeight',
  /** A value, or a score, is infinite, or missing where none may be. */
  'InvalidValue',
  /** A column is of a kind that the learner cannot take. */
  'InvalidColumn',
  /** A setting is out of its range. */
  'InvalidOption',
  /** A column that the model was trained with is not there. */
  'MissingColumn',
  /** The solution did not settle in the iterations allowed. */
  'NotConverged',
  /** A stored model is damaged, or of a newer version. */
  'UnreadableModel',
  /** A checkpoint belongs to other data or other settings. */
  'CheckpointDiffers',
  /** The data needs more memory than there is. */
  'OutOfMemory',
  /** The caller cancelled the work. */
  'Cancelled',
] as const;

export type LearnerFailure = (typeof learnerFailures)[number];

/**
 * A failure that the reader can act on. Learners know no other room, so activities translate it: the message makes
 * sense alone, and the remedy says what to do next.
 */
export class LearnerError extends Error {
  readonly failure: LearnerFailure;
  readonly remedy: string;

  constructor(failure: LearnerFailure, message: string, remedy: string) {
    super(message);
    this.name = failure;
    this.failure = failure;
    this.remedy = remedy;
  }
}
