import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import type { Answer } from './answer.js';
import { receivedFailure } from './failures.js';
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
  const answer = await answerOf(name, thread, input, signal).catch(async (error: unknown) => {
    await thread.terminate();
    signal.throwIfAborted();
    throw error;
  });
  await keepThread(name, thread);
  if ('failed' in answer) throw receivedFailure(answer.failed);
  return answer.result;
}

async function answerOf<Name extends ThreadName>(
  name: Name,
  thread: Worker,
  input: InputOf<Name>,
  signal: AbortSignal,
): Promise<Answer<Name>> {
  const over = new AbortController();
  const until = { signal: AbortSignal.any([signal, over.signal]) };
  const answered = once(thread, 'message', until);
  const ended = once(thread, 'exit', until).then(([code]) => {
    throw new Error(`the thread for ${name} ended (${String(code)}) without an answer`);
  });
  try {
    thread.postMessage(input);
    const [answer] = (await Promise.race([answered, ended])) as [Answer<Name>];
    return answer;
  } finally {
    over.abort();
    await Promise.allSettled([answered, ended]);
  }
}
