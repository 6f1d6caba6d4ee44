import { gainImportance } from '../explain/gain_importance.js';
import { permutedImportance } from '../importance.js';
import type { Conduct, Labelled } from '../learner.js';
import { logLoss } from '../metrics/probability_scores.js';
import { randomStream, sampledRows } from '../random.js';
import { takeLabelled } from '../rows.js';
import { watchOf } from '../watch.js';
import type { Fitted } from './learners.js';
import { predictSelected, type SelectedModel } from './selected_model.js';

export interface Driver {
  readonly column: string;
  /** Of all importance. */
  readonly share: number;
}

/** So many rows tell which columns matter. */
const mostRows = 20_000;
const repeats = 2;

/** Part of all gain that the splits by a column of trees must have to be looked at; the rest is next to nothing. */
const leastGain = 0.001;

/**
 * What the model's probabilities depend on, the most important first: how much log loss rises when a column is dealt out
 * anew among rows that were not learned from. Columns whose loss does not rise are left out.
 */
export async function driversOf(
  model: SelectedModel,
  heldOut: Labelled,
  seed: number,
  { onProgress, ...conduct }: Conduct,
): Promise<Driver[]> {
  const sampled = sampledRows(heldOut.matrix.rows, mostRows, randomStream(seed));
  const { matrix, target } = takeLabelled(heldOut, sampled);
  const { rows } = matrix;
  const telling = tellingColumns(model.fitted);
  const others = matrix.columns.filter(({ name }) => !telling.has(name));
  const found = await permutedImportance(
    { rows, columns: matrix.columns.filter(({ name }) => telling.has(name)) },
    async ({ columns }) =>
      -logLoss(await predictSelected(model, { rows, columns: [...columns, ...others] }, conduct), target),
    { repeats, seed },
    watchOf('scoring', { ...conduct, ...(onProgress && { onProgress }) }),
  );
  const rising = found.filter(({ mean }) => mean > 0);
  const total = rising.reduce((sum, { mean }) => sum + mean, 0);
  return rising
    .map(({ column, mean }) => ({ column, share: mean / total }))
    .sort((a, b) => b.share - a.share);
}

/** Names of the columns that can move the model's probabilities. */
function tellingColumns({ learner, model }: Fitted): Set<string> {
  if (learner === 'logistic_regression')
    return new Set([...model.design.numbers, ...model.design.factors].map(({ name }) => name));
  const gains = gainImportance(model.features, model.trees);
  return new Set(gains.filter(({ share }) => share >= leastGain).map(({ name }) => name));
}
