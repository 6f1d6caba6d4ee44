import { cancelled } from './crew/control.js';
import type { Conduct, Progress } from './learner.js';

/** Told between pieces of work of some ten milliseconds; throws where the work is cancelled. */
export type Watch = (done: number, of: number) => void;

export const unwatched: Watch = () => undefined;

/**
 * Tells a conduct how far work of one thread is. Such work keeps the thread busy, so that a signal cannot fire in it:
 * a thread that is to be cancelled throws from `onProgress` when shared memory tells it to, and that ends the work.
 *
 * `of` is 0 where nobody can know it, as with the steps until a solution settles.
 * @throws LearnerError Cancelled where the signal has fired
 */
export const watchOf =
  (phase: Progress['phase'], { signal, onProgress }: Conduct = {}): Watch =>
  (done, of) => {
    if (signal?.aborted === true) throw cancelled();
    onProgress?.({ phase, done, of });
  };
