import type { LearnedWeights } from '../../contracts/manifest.js';
import { gainImportance } from '../../learners/explain/gain_importance.js';
import type { RandomForest } from '../../learners/forest/model.js';
import { randomForest } from '../../learners/forest/random_forest.js';
import { importanceDefaults, permutedImportance } from '../../learners/importance.js';
import type { Conduct, Labelled } from '../../learners/learner.js';
import { accuracy } from '../../learners/metrics/accuracy.js';
import { takeLabelled } from '../../learners/rows.js';
import { unwatched } from '../../learners/watch.js';
import type { LeveledRows } from '../../sql/steps/levels.js';

/** Every so many-th member is held out for permutation. */
const heldOutEvery = 4;

export interface ForestSettings {
  readonly importance: LearnedWeights['importance'];
  readonly trees: number;
  readonly seed: number;
}

type Found = Pick<LearnedWeights, 'found' | 'heldOut'>;

/** How much recency, frequency and monetary value tell a random forest of the members' levels. */
export async function levelImportance(
  { rows, settings }: { readonly rows: LeveledRows; readonly settings: ForestSettings },
  conduct: Conduct,
): Promise<Found> {
  const { importance, trees, seed } = settings;
  const data = labelledRows(rows);
  const grow = (from: Labelled): Promise<RandomForest> => randomForest.train(from, { trees, seed }, conduct);
  if (importance === 'impurity') {
    const forest = await grow(data);
    const [r = 0, f = 0, m = 0] = gainImportance(forest.features, forest.trees).map(({ share }) => share);
    return { found: { r, f, m }, heldOut: null };
  }
  const { learnedFrom, heldOut } = parted(rows.member);
  const { matrix, target } = takeLabelled(data, heldOut);
  const learned = takeLabelled(data, learnedFrom);
  // So few members that nobody can be held out, or that those who are not have one level alone: they tell nothing.
  if (target.length === 0 || learned.target.every((level) => level === learned.target[0]))
    return { found: { r: 0, f: 0, m: 0 }, heldOut: null };
  const forest = await grow(learned);
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
