import { parentPort, workerData } from 'node:worker_threads';
import { sentFailure, type SentFailure } from './failures.js';
import type { InputOf, ResultOf, ThreadName } from './work.js';

/** The one thing that a thread says, when it is done. */
export type Answer<Name extends ThreadName> =
  | { readonly result: ResultOf<Name> }
  | { readonly failed: SentFailure };

/** Does the work of a thread with what it was started with, and says how it went. */
export async function answer<Name extends ThreadName>(
  work: (input: InputOf<Name>) => Promise<ResultOf<Name>>,
): Promise<void> {
  parentPort?.postMessage(await answerOf<Name>(work, workerData as InputOf<Name>));
}

async function answerOf<Name extends ThreadName>(
  work: (input: InputOf<Name>) => Promise<ResultOf<Name>>,
  input: InputOf<Name>,
): Promise<Answer<Name>> {
  try {
    return { result: await work(input) };
  } catch (error) {
    return { failed: sentFailure(error) };
  }
}
