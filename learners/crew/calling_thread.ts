import type { Crew } from './crew.js';
import { performTask } from './tasks.js';

/** No thread but the caller's own, whose event loop waits meanwhile: for small data, and inside other threads. */
export const callingThread: Crew = {
  threads: 1,
  perform: (task, onReport) =>
    new Promise((resolve) => {
      performTask(task, { index: 0, threads: 1 }, onReport);
      resolve();
    }),
};
