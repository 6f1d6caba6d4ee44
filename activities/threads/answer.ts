import { parentPort } from 'node:worker_threads';
import { sentFailure, type SentFailure } from './failures.js';
import type { InputOf, ResultOf, ThreadName } from './work.js';

/** What a thread says of what it was asked for: how far it is, as often as it likes, and in the end how it went. */
export type Said<Result> =
  { readonly progress: unknown } | { readonly result: Result } | { readonly failed: SentFailure };

type Work<Input, Result> = (input: Input, tell: (progress: unknown) => void) => Promise<Result>;

/** Makes this thread do a work whenever it is asked to; it is never asked twice at a time. */
export const answer = <Name extends ThreadName>(work: Work<InputOf<Name>, ResultOf<Name>>): void => {
  answerBy(work);
};

/** The same of work that is typed elsewhere. */
export function answerBy<Input, Result>(work: Work<Input, Result>): void {
  const say = (said: Said<Result>): void => parentPort?.postMessage(said);
  parentPort?.on('message', (input: Input) => {
    const tell = (progress: unknown): void => {
      say({ progress });
    };
    void done(work, input, tell).then(say);
  });
}

async function done<Input, Result>(
  work: Work<Input, Result>,
  input: Input,
  tell: (progress: unknown) => void,
): Promise<Said<Result>> {
  try {
    return { result: await work(input, tell) };
  } catch (error) {
    return { failed: sentFailure(error) };
  }
}
