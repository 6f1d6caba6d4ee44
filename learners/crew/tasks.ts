import type { BoostingJob } from '../boosting/job.js';
import { boostInThread } from '../boosting/thread.js';
import type { Report } from './crew.js';
import { giveUp } from './control.js';
import type { Seat } from './seat.js';

/** What threads can be asked to do. It can be cloned to a thread; large parts are in shared memory. */
export type Task = { readonly kind: 'boosting'; readonly job: BoostingJob };

/** Performs one thread's part of a task; blocks until it is done. On failure no other thread is left waiting. */
export function performTask(task: Task, seat: Seat, report: Report): void {
  try {
    boostInThread(task.job, seat, report);
  } catch (error) {
    giveUp(task.job.control);
    throw error;
  }
}
