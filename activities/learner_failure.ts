import { MemberflowError, type FailureName } from '../contracts/failures.js';
import { LearnerError, type LearnerFailure } from '../learners/failure.js';

/** The contract's names of what learners fail with. */
const contractNames: Readonly<Record<LearnerFailure, FailureName | null>> = {
  TooFewRows: 'InvalidInput',
  NoFeatures: 'InvalidInput',
  OneClass: 'InvalidInput',
  InvalidLabel: 'InvalidInput',
  InvalidWeight: 'InvalidInput',
  InvalidValue: 'InvalidInput',
  InvalidColumn: 'InvalidInput',
  InvalidOption: 'InvalidInput',
  MissingColumn: 'InvalidInput',
  NotConverged: 'InvalidInput',
  UnreadableModel: 'ModelUnreadable',
  OutOfMemory: 'OutOfMemory',
  // Whoever goes on from a checkpoint begins anew then: that it gets here is a fault of ours.
  CheckpointDiffers: null,
  // The step that was cancelled ends as cancelled.
  Cancelled: null,
};

/** Gives what learners, which know no other room, fail with the name that the contract has for it. */
export async function named<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw isOutOfMemory(error) ? outOfMemory(error) : contractFailure(error);
  }
}

function contractFailure(error: unknown): unknown {
  if (!(error instanceof LearnerError)) return error;
  const name = contractNames[error.failure];
  if (name === null) return error;
  return new MemberflowError(name, error.message, { remedy: error.remedy }, { cause: error });
}

/** What Node says where an array is refused, and where a thread has used up what JavaScript may use. */
const isOutOfMemory = (error: unknown): error is Error =>
  error instanceof Error &&
  ((error instanceof RangeError &&
    /allocation failed|invalid (array buffer|string) length/i.test(error.message)) ||
    ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'));

const outOfMemory = (cause: Error): MemberflowError =>
  new MemberflowError(
    'OutOfMemory',
    `Learning from this data takes more memory than there is: ${cause.message}`,
    { remedy: 'Give the worker more memory, or let it learn from fewer rows or columns.' },
    { cause },
  );
