import { parentPort, workerData } from 'node:worker_threads';
import { OtherThreadFailed } from '../../learners/crew/control.js';
import type { Seat } from '../../learners/crew/seat.js';
import type { Task } from '../../learners/crew/tasks.js';
import { performTask } from '../../learners/crew/tasks.js';
import { sentFailure } from './failures.js';
import type { ThreadMessage } from './thread_crew.js';

/** A thread of a crew: performs the tasks it is given, one after the other, and tells how they went. */
const seat = workerData as Seat;
const tell = (message: ThreadMessage): void => parentPort?.postMessage(message);

parentPort?.on('message', (task: Task) => {
  try {
    performTask(task, seat, (report) => {
      tell({ kind: 'report', report });
    });
    tell({ kind: 'done' });
  } catch (error) {
    if (error instanceof OtherThreadFailed) tell({ kind: 'gaveUp' });
    else tell({ kind: 'failed', failure: sentFailure(error) });
  }
});
