import type { Worker } from 'node:worker_threads';
import { cancel, type Control, giveUp } from '../../learners/crew/control.js';
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
      const { control } = task.job;
      const thrown: Error[] = [];
      const report = (told: unknown): void => {
        try {
          onReport(told);
        } catch (error) {
          // Thrown into the worker's event it would end the process.
          thrown.push(error instanceof Error ? error : new Error(String(error)));
          cancel(control);
        }
      };
      const ended = workers.map((worker) => performed(worker, control, report));
      for (const worker of workers) worker.postMessage(task);
      const errors = (await Promise.all(ended)).filter((error) => error !== undefined);
      const cause = thrown[0] ?? errors.find((error) => error !== gaveUp) ?? errors[0];
      if (cause !== undefined) throw cause;
    },
    close: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

const gaveUp = new Error('a thread ended because another did');

/** Follows one thread to the end of its task; resolves to what it failed with. Where it dies, no other waits for it. */
function performed(
  worker: Worker,
  control: Control,
  onReport: (report: unknown) => void,
): Promise<Error | undefined> {
  return new Promise((resolve) => {
    const end = (failure?: Error): void => {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      resolve(failure);
    };
    const onError = (error: Error): void => {
      giveUp(control);
      end(error);
    };
    const onExit = (code: number): void => {
      onError(new Error(`A learning thread ended with code ${code} amid its task.`));
    };
    const onMessage = (message: ThreadMessage): void => {
      if (message.kind === 'report') onReport(message.report);
      else if (message.kind === 'done') end();
      else if (message.kind === 'gaveUp') end(gaveUp);
      else end(receivedFailure(message.failure));
    };
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
  });
}
