import { setTimeout } from 'node:timers/promises';
import { MemberflowError, retryableFailures } from '../../contracts/failures.js';

/** Another program holds the database for a moment as a rule, such as somebody's query. */
const tries = 60;
const pause = 1_000;

/** Keeps something that must not be lost for a cause that soon passes, such as a locked database. */
export async function untilKept<T>(keep: () => Promise<T>): Promise<T> {
  for (let left = tries; ; left--) {
    try {
      return await keep();
    } catch (error) {
      if (left === 1 || !passes(error)) throw error;
      await setTimeout(pause);
    }
  }
}

const passes = (error: unknown): boolean =>
  error instanceof MemberflowError && (retryableFailures as readonly string[]).includes(error.failure);
