import type { Conduct, Progress } from '../../learners/learner.js';
import { named } from '../learner_failure.js';
import type { PieceInput, PieceName, PieceResult } from '../learning/pieces.js';
import { ask } from './ask.js';
import { withSharedArrays } from './shared_arrays.js';
import { startThread } from './start_thread.js';

/** What a learning thread is asked for. */
export interface AskedPiece {
  readonly name: PieceName;
  readonly input: unknown;
}

/**
 * Does a whole piece of learning in a thread of its own, which opens further ones where trees are grown or rows scored by
 * them: the event loop stays free, and heartbeats go on. Columns in shared memory, such as `readColumns` makes them, are
 * not copied. The thread ends with its work, and the memory of the work with it.
 *
 * @param signal ends the thread at once, whatever it does
 * @throws MemberflowError for what cannot be learned from, see `named`; the signal's reason when it aborts
 */
export const learnInThread = <Name extends PieceName>(
  name: Name,
  input: PieceInput<Name>,
  { signal, onProgress }: Required<Pick<Conduct, 'signal'>> & Pick<Conduct, 'onProgress'>,
): Promise<PieceResult<Name>> =>
  named(async () => {
    const asked: AskedPiece = { name, input: await withSharedArrays(input) };
    signal.throwIfAborted();
    const thread = startThread('activities/threads/learning.js', null);
    const answer = await ask(thread, asked, {
      name,
      signal,
      onProgress: (progress) => onProgress?.(progress as Progress),
    });
    await thread.terminate();
    return answer() as PieceResult<Name>;
  });
