import type { Conduct } from '../learner.js';
import { callingThread } from './calling_thread.js';
import type { Control } from './control.js';
import { cancel, cancelled, throwIfCancelled } from './control.js';
import type { Report } from './crew.js';
import type { Task } from './tasks.js';

/** Lets the crew perform a task, and ends it when the caller cancels. Throws `Cancelled` then. */
export async function performConducted(
  task: Task,
  control: Control,
  { crew = callingThread, signal }: Conduct,
  onReport: Report,
): Promise<void> {
  const stop = (): void => {
    cancel(control);
  };
  if (signal?.aborted === true) throw cancelled();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    await crew.perform(task, onReport);
    // Asked after the last meeting: what is finished is not thrown away, but who cancelled expects no result.
    throwIfCancelled(control);
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}
