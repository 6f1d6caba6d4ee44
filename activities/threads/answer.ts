import { parentPort } from 'node:worker_threads';
import { sentFailure, type SentFailure } from './failures.js';
import type { InputOf, ResultOf, ThreadName } from './work.js';

/** What a thread says when it has done what it was asked for. */
export type Answer<Name extends ThreadName> =
  { readonly result: ResultOf<Name> } | { readonly failed: SentFailure };

type Work<Name extends ThreadName> = (input: InputOf<Name>) => Promise<ResultOf<Name>>;

/** Makes this thread do a work whenever it is asked to; it is never asked twice at a time. */
export function answer<Name extends ThreadName>(work: Work<Name>): void {
  parentPort?.on('message', (input: InputOf<Name>) => {
    void answerTo(work, input).then((said) => parentPort?.postMessage(said));
  });
}

async function answerTo<Name extends ThreadName>(
  work: Work<Name>,
  input: InputOf<Name>,
): Promise<Answer<Name>> {
  try {
    return { result: await work(input) };
  } catch (error) {
    return { failed: sentFailure(error) };
  }
}
