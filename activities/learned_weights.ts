import { MemberflowError } from '../contracts/failures.js';
import type { LearnedWeights } from '../contracts/manifest.js';
import type { Warning } from '../contracts/warnings.js';
import { exactWeights, importanceWeights, type Weights } from '../domain/rfm/weights.js';
import type { Session } from '../engine/session.js';
import { readLeveledRows } from '../sql/steps/levels.js';
import type { ForestSettings } from './learning/level_importance.js';
import type { Step } from './step.js';
import { learnInThread } from './threads/learn_in_thread.js';

/** So many rows tell of three measures what those of a larger business would. */
const mostRows = 200_000;

/** Weights, how they were learned, and what readers should know. */
export interface Learned {
  readonly weights: Weights;
  readonly learned: LearnedWeights;
  readonly warnings: readonly Warning[];
}

/**
 * Learns from the members' levels how much recency, frequency and monetary value weigh: by their importance to a random
 * forest that tells the level from them. Needs `member_orders` and `members_clean` in the session.
 */
export async function learnWeights(
  session: Session,
  settings: ForestSettings,
  { signal, report }: Step,
): Promise<Learned> {
  const rows = await readLeveledRows(session, mostRows);
  if (rows.levels < 2) throw tooFewLevels(rows.levels);
  const { found, heldOut } = await learnInThread(
    'levelImportance',
    { rows, settings },
    {
      signal,
      onProgress: ({ phase, done }) => {
        report({ [phase]: done });
      },
    },
  );
  const weights = importanceWeights(found);
  return {
    weights: weights ?? exactWeights({ r: 1, f: 1, m: 1 }),
    learned: { importance: settings.importance, found, rows: rows.rows, levels: rows.levels, heldOut },
    warnings: weights === null ? [{ code: 'levels_tell_nothing' }] : [],
  };
}

export const tooFewLevels = (levels: number): MemberflowError =>
  new MemberflowError(
    'InvalidInput',
    levels === 0
      ? 'The weights are to be learned from member levels, and no member who orders has one'
      : 'The weights are to be learned from member levels, and all members who order have the same',
    {
      remedy:
        'Look at the column level of the table members: are its values filled in, and its members those of the orders? Or choose another method for rfm.weights.',
    },
  );
