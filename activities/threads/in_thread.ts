import { ask } from './ask.js';
import { keepThread, takeThread } from './idle_threads.js';
import type { InputOf, ResultOf, ThreadName } from './work.js';

/**
 * Lets a thread do work that would keep the event loop busy for longer than heartbeats can wait.
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
  const thread = takeThread(name);
  const answer = await ask(thread, input, { name, signal });
  await keepThread(name, thread);
  return answer() as ResultOf<Name>;
}
