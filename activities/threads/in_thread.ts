import { once } from 'node:events';
import type { Answer } from './answer.js';
import { receivedFailure } from './failures.js';
import { startThread } from './start_thread.js';
import type { InputOf, ResultOf, ThreadName } from './work.js';

/**
 * Lets a thread of its own do work that would keep the event loop busy for longer than heartbeats can wait. The thread
 * is gone when this settles, however it does.
 *
 * @param signal ends the thread in the middle of its work
 * @throws what the work throws in the thread, by its name; the signal's reason when it aborts
 */
export async function inThread<Name extends ThreadName>(
  name: Name,
  input: InputOf<Name>,
  signal: AbortSignal,
): Promise<ResultOf<Name>> {
  signal.throwIfAborted();
  const thread = startThread(`activities/threads/${name}.js`, input);
  const over = new AbortController();
  const until = { signal: AbortSignal.any([signal, over.signal]) };
  try {
    const [answer] = (await Promise.race([
      once(thread, 'message', until),
      once(thread, 'exit', until).then(([code]) => {
        throw new Error(`the thread for ${name} ended (${String(code)}) without an answer`);
      }),
    ])) as [Answer<Name>];
    if ('failed' in answer) throw receivedFailure(answer.failed);
    return answer.result;
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    over.abort();
    await thread.terminate();
  }
}
