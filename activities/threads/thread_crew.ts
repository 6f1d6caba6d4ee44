import type { Worker } from 'node:worker_threads';
import type { Crew } from '../../learners/crew/crew.js';
import type { Seat } from '../../learners/crew/seat.js';
import { receivedFailure, type SentFailure } from './failures.js';
import { startThread } from './start_thread.js';

/** What a thread of a crew tells of its task. */
export type ThreadMessage =
  | { readonly kind: 'report'; readonly report: unknown }
  | { readonly kind: 'done' }
  /** Another thread failed, whose failure counts. */
  | { readonly kind: 'gaveUp' }
  | { readonly kind: 'failed'; readonly failure: SentFailure };

/** Threads of this process, until closed. */
export interface ThreadCrew extends Crew {
  readonly close: () => Promise<void>;
}

/** Starts threads that learn. The event loop stays free while they work. */
export function openThreadCrew(threads: number): ThreadCrew {
  const workers = Array.from({ length: threads }, (_, index) =>
    startThread('activities/threads/training_thread.js', { index, threads } satisfies Seat),
  );
  return {
    threads,
    perform: async (task, onReport) => {
      const ended = workers.map((worker) => performed(worker, onReport));
      for (const worker of workers) worker.postMessage(task);
      const errors = (await Promise.all(ended)).filter((error) => error !== undefined);
      const cause = errors.find((error) => error !== gaveUp) ?? errors[0];
      if (cause !== undefined) throw cause;
    },
    close: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

const gaveUp = new Error('a thread ended because another did');

/** Follows one thread to the end of its task; resolves to what it failed with. */
function performed(worker: Worker, onReport: (report: unknown) => void): Promise<Error | undefined> {
  return new Promise((resolve) => {
    const end = (failure?: Error): void => {
      worker.off('message', onMessage).off('error', end).off('exit', onExit);
      resolve(failure);
    };
    const onExit = (code: number): void => {
      end(new Error(`A learning thread ended with code ${code} amid its task.`));
    };
    const onMessage = (message: ThreadMessage): void => {
      if (message.kind === 'report') onReport(message.report);
      else if (message.kind === 'done') end();
      else if (message.kind === 'gaveUp') end(gaveUp);
      else end(receivedFailure(message.failure));
    };
    worker.on('message', onMessage).on('error', end).on('exit', onExit);
  });
}
