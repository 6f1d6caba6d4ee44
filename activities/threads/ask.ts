import { on, once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import type { Said } from './answer.js';
import { receivedFailure } from './failures.js';

interface Asking {
  /** What the thread is for, as errors call it. */
  readonly name: string;
  /** Ends the thread in the middle of its work. */
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: unknown) => void;
}

/**
 * Asks a thread for what it answers, see `answer`, and waits until it has.
 *
 * @returns gives the result, or throws what the work threw; the thread can be asked again
 * @throws the signal's reason when it aborts, and what the thread itself fails with; it has ended then
 */
export async function ask(thread: Worker, input: unknown, asking: Asking): Promise<() => unknown> {
  try {
    return await ending(thread, input, asking);
  } catch (error) {
    await thread.terminate();
    asking.signal.throwIfAborted();
    throw error;
  }
}

async function ending(
  thread: Worker,
  input: unknown,
  { name, signal, onProgress }: Asking,
): Promise<() => unknown> {
  const over = new AbortController();
  const until = { signal: AbortSignal.any([signal, over.signal]) };
  const answered = lastSaid(thread, until, onProgress);
  const ended = once(thread, 'exit', until).then(([code]) => {
    throw new Error(`the thread for ${name} ended (${String(code)}) without an answer`);
  });
  try {
    thread.postMessage(input);
    return await Promise.race([answered, ended]);
  } finally {
    over.abort();
    await Promise.allSettled([answered, ended]);
  }
}

/** Follows a thread to the end of its work. */
async function lastSaid(
  thread: Worker,
  until: { readonly signal: AbortSignal },
  onProgress: Asking['onProgress'],
): Promise<() => unknown> {
  for await (const [message] of on(thread, 'message', until)) {
    const said = message as Said<unknown>;
    if ('result' in said) return () => said.result;
    if ('failed' in said) {
      const failure = receivedFailure(said.failed);
      return () => {
        throw failure;
      };
    }
    onProgress?.(said.progress);
  }
  throw new Error('a thread said nothing more');
}
