import type { Task } from './tasks.js';

/** What a thread tells while it works. */
export type Report = (report: unknown) => void;

/**
 * Threads that work on the same shared memory. `learners/` knows no threads: whoever has some implements this, and
 * lets each of them call `performTask`.
 */
export interface Crew {
  readonly threads: number;
  /** Lets every thread perform the task; resolves when all have. Rejects with the first error, after all have ended. */
  readonly perform: (task: Task, onReport: Report) => Promise<void>;
}
