import { once } from 'node:events';
import { startThread } from '../../../activities/threads/start_thread.js';
import type { KernelBusiness, Numbers, Task } from './answers.js';

/** Threads that answer tasks about one business. */
export interface TruthThreads {
  /**
   * Has the tasks answered, as many at a time as there are threads; answers come in the order of the tasks.
   *
   * @param told after each answer, of how many members there are answers
   */
  readonly ask: (tasks: readonly Task[], told: (members: number) => void) => Promise<readonly Numbers[]>;
  readonly end: () => Promise<void>;
}

/** @param signal ends the threads; what was asked then fails with its reason */
export function startTruthThreads(
  business: KernelBusiness,
  threads: number,
  signal: AbortSignal,
): TruthThreads {
  const workers = Array.from({ length: threads }, () =>
    startThread('examples/simulator/threads/truth_thread.js', business),
  );
  return {
    async ask(tasks, told) {
      const answers: Numbers[] = [];
      let [next, done] = [0, 0];
      await Promise.all(
        workers.map(async (worker) => {
          while (next < tasks.length) {
            const place = next++;
            const answered = once(worker, 'message', { signal });
            worker.postMessage(tasks[place]);
            answers[place] = ((await answered) as [Numbers])[0];
            done += tasks[place]?.members.length ?? 0;
            told(done);
          }
        }),
      );
      return answers;
    },
    end: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
