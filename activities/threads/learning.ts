import { availableParallelism } from 'node:os';
import type { Conduct } from '../../learners/learner.js';
import { pieces } from '../learning/pieces.js';
import { answerBy } from './answer.js';
import type { AskedPiece } from './learn_in_thread.js';
import { withSharedArrays } from './shared_arrays.js';
import { openThreadCrew, type ThreadCrew } from './thread_crew.js';

/** Any of the pieces; each takes the input that `learnInThread` lets callers give it alone. */
type AnyPiece = (input: unknown, conduct: Conduct) => Promise<unknown>;

answerBy(async ({ name, input }: AskedPiece, tell) => {
  const piece = pieces[name] as AnyPiece;
  const crew = crewWhenNeeded(Math.min(2, availableParallelism()));
  try {
    return await withSharedArrays(await piece(input, { crew, onProgress: tell }));
  } finally {
    await crew.close();
  }
});

/** Threads that start with the first task: linear models and clusters need none. */
function crewWhenNeeded(threads: number): ThreadCrew {
  let opened: ThreadCrew | undefined;
  return {
    threads,
    perform: (task, onReport) => (opened ??= openThreadCrew(threads)).perform(task, onReport),
    close: async () => {
      await opened?.close();
    },
  };
}
