import { MemberflowError } from '../contracts/failures.js';

/** Whether what was to be read of a store is missing, or is not what was written. */
export const isDamaged = (error: unknown): boolean =>
  error instanceof MemberflowError && error.failure === 'ArtifactDamaged';

/** What is read of a store; null where it is missing or damaged, for whoever can go on without it. */
export async function ifWhole<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (isDamaged(error)) return null;
    throw error;
  }
}
