import { MemberflowError } from '../contracts/failures.js';
import { LearnerError } from '../learners/failure.js';

/** Gives the refusals of learners, which know no other room, the name that the contract has for input that cannot be used. */
export async function named<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof LearnerError)) throw error;
    throw new MemberflowError('InvalidInput', error.message, { remedy: error.remedy }, { cause: error });
  }
}
