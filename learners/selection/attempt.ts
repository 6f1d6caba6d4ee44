import { LearnerError, type LearnerFailure } from '../failure.js';
import type { CandidateName } from './learners.js';

/** A way of learning that failed on these rows, where another may do. */
export interface FailedCandidate {
  readonly learner: CandidateName;
  readonly error: LearnerError;
}

/** What no other way of learning would help with. */
const endsAll: ReadonlySet<LearnerFailure> = new Set(['Cancelled', 'OutOfMemory']);

/**
 * What the work of a way of learning gave, or why it failed.
 * @throws LearnerError Cancelled, OutOfMemory
 */
export async function attempt<T>(work: () => Promise<T>): Promise<T | LearnerError> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof LearnerError && !endsAll.has(error.failure)) return error;
    throw error;
  }
}
