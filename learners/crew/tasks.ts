import type { BoostingJob } from '../boosting/job.js';
import { boostInThread } from '../boosting/thread.js';
import type { ExplainingJob } from '../explain/job.js';
import { explainInThread } from '../explain/thread.js';
import type { ForestJob } from '../forest/job.js';
import { growInThread } from '../forest/thread.js';
import type { ScoringJob } from '../scoring/job.js';
import { scoreInThread } from '../scoring/thread.js';
import { giveUp } from './control.js';
import type { Report } from './crew.js';
import type { Seat } from './seat.js';

/** What threads can be asked to do. It can be cloned to a thread; large parts are in shared memory. */
export type Task =
  | { readonly kind: 'boosting'; readonly job: BoostingJob }
  | { readonly kind: 'forest'; readonly job: ForestJob }
  | { readonly kind: 'explaining'; readonly job: ExplainingJob }
  | { readonly kind: 'scoring'; readonly job: ScoringJob };

/** Performs one thread's part of a task; blocks until it is done. On failure no other thread is left waiting. */
export function performTask(task: Task, seat: Seat, report: Report): void {
  try {
    if (task.kind === 'boosting') boostInThread(task.job, seat, report);
    else if (task.kind === 'forest') growInThread(task.job, seat, report);
    else if (task.kind === 'explaining') explainInThread(task.job, seat, report);
    else scoreInThread(task.job, seat, report);
  } catch (error) {
    giveUp(task.job.control);
    throw error;
  }
}
