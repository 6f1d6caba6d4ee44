import type { Worker } from 'node:worker_threads';
import { startThread } from './start_thread.js';
import type { ThreadName } from './work.js';

/** Of each name one thread waits for its next work, with its modules loaded and its fonts cut. */
const idle = new Map<ThreadName, Worker>();

/** The thread that waits, or a new one. */
export function takeThread(name: ThreadName): Worker {
  const waiting = idle.get(name);
  idle.delete(name);
  waiting?.ref();
  return waiting ?? newThread(name);
}

/** Lets a thread that has done its work wait for the next one; ends it where another one waits already. */
export async function keepThread(name: ThreadName, thread: Worker): Promise<void> {
  if (idle.has(name)) {
    await thread.terminate();
    return;
  }
  idle.set(name, thread);
  // It keeps no process from ending.
  thread.unref();
}

function newThread(name: ThreadName): Worker {
  const thread = startThread(`activities/threads/${name}.js`, null);
  const forget = () => {
    if (idle.get(name) === thread) idle.delete(name);
  };
  // While it works, whoever waits for its answer is told too.
  thread.once('error', forget);
  thread.once('exit', forget);
  return thread;
}
