import { availableParallelism } from 'node:os';
import { MemberflowError } from '../contracts/failures.js';
import type { LearnedWeights } from '../contracts/manifest.js';
import type { Warning } from '../contracts/warnings.js';
import { exactWeights, importanceWeights, type Weights } from '../domain/rfm/weights.js';
import type { Session } from '../engine/session.js';
import { gainImportance } from '../learners/explain/gain_importance.js';
import type { RandomForest } from '../learners/forest/model.js';
import { randomForest } from '../learners/forest/random_forest.js';
import { importanceDefaults, permutedImportance } from '../learners/importance.js';
import type { Conduct, Labelled } from '../learners/learner.js';
import { accuracy } from '../learners/metrics/accuracy.js';
import { takeLabelled } from '../learners/rows.js';
import { unwatched } from '../learners/watch.js';
import { readLeveledRows, type LeveledRows } from '../sql/steps/levels.js';
import { named } from './learner_failure.js';
import type { Step } from './step.js';
import { openThreadCrew } from './threads/thread_crew.js';

/** So many rows tell of three measures what those of a larger business would. */
const mostRows = 200_000;
/** Every so many-th member is held out for permutation. */
const heldOutEvery = 4;

export interface ForestSettings {
  readonly importance: LearnedWeights['importance'];
  readonly trees: number;
  readonly seed: number;
}

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
  const crew = openThreadCrew(Math.min(2, availableParallelism()));
  try {
    const conduct: Conduct = {
      crew,
      signal,
      onProgress: ({ phase, done }) => {
        report({ [phase]: done });
      },
    };
    const { found, heldOut } = await named(() => importanceOf(rows, settings, conduct));
    const weights = importanceWeights(found);
    return {
      weights: weights ?? exactWeights({ r: 1, f: 1, m: 1 }),
      learned: { importance: settings.importance, found, rows: rows.rows, levels: rows.levels, heldOut },
      warnings: weights === null ? [{ code: 'levels_tell_nothing' }] : [],
    };
  } finally {
    await crew.close();
  }
}

type Found = Pick<LearnedWeights, 'found' | 'heldOut'>;

async function importanceOf(
  rows: LeveledRows,
  { importance, trees, seed }: ForestSettings,
  conduct: Conduct,
): Promise<Found> {
  const data = labelledRows(rows);
  const grow = (from: Labelled): Promise<RandomForest> => randomForest.train(from, { trees, seed }, conduct);
  if (importance === 'impurity') {
    const forest = await grow(data);
    const [r = 0, f = 0, m = 0] = gainImportance(forest.features, forest.trees).map(({ share }) => share);
    return { found: { r, f, m }, heldOut: null };
  }
  const { learnedFrom, heldOut } = parted(rows.member);
  const { matrix, target } = takeLabelled(data, heldOut);
  const forest = await grow(takeLabelled(data, learnedFrom));
  const rightOf = async (columns: Labelled['matrix']): Promise<number> =>
    accuracy(await randomForest.predict(forest, columns, conduct), target);
  const options = { ...importanceDefaults, seed };
  const falls = await permutedImportance(matrix, rightOf, options, unwatched);
  const [r = 0, f = 0, m = 0] = falls.map(({ mean }) => mean);
  return {
    found: { r, f, m },
    heldOut: {
      rows: heldOut.length,
      right: await rightOf(matrix),
      mostFrequent: shareOfMostFrequent(target),
    },
  };
}

const labelledRows = ({ rows, recency, frequency, monetary, level }: LeveledRows): Labelled => ({
  matrix: {
    rows,
    columns: [
      { kind: 'number', name: 'recency_days', values: recency },
      { kind: 'number', name: 'order_count', values: frequency },
      { kind: 'number', name: 'monetary_sum', values: monetary },
    ],
  },
  target: level,
});

/** Parts rows by members, so that nobody is learned from in one period and held out in another. */
function parted(member: Float64Array): { readonly learnedFrom: Uint32Array; readonly heldOut: Uint32Array } {
  const [learnedFrom, heldOut]: [number[], number[]] = [[], []];
  let members = -1;
  for (const [row, number] of member.entries()) {
    if (number !== member[row - 1]) members += 1;
    (members % heldOutEvery === heldOutEvery - 1 ? heldOut : learnedFrom).push(row);
  }
  return { learnedFrom: Uint32Array.from(learnedFrom), heldOut: Uint32Array.from(heldOut) };
}

function shareOfMostFrequent(target: Float64Array): number {
  const counts = new Map<number, number>();
  for (const label of target) counts.set(label, (counts.get(label) ?? 0) + 1);
  return Math.max(...counts.values()) / target.length;
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
