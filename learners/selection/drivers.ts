import { permutedImportance } from '../importance.js';
import type { Conduct, Labelled } from '../learner.js';
import { logLoss } from '../metrics/probability_scores.js';
import { randomStream, sampledRows } from '../random.js';
import { takeLabelled } from '../rows.js';
import { watchOf } from '../watch.js';
import { predictSelected, type SelectedModel } from './selected_model.js';

export interface Driver {
  readonly column: string;
  /** Of all importance. */
  readonly share: number;
}

/** So many rows tell which columns matter. */
const mostRows = 20_000;
const repeats = 2;

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
  const rows = sampledRows(heldOut.matrix.rows, mostRows, randomStream(seed));
  const { matrix, target } = takeLabelled(heldOut, rows);
  const found = await permutedImportance(
    matrix,
    async (columns) => -logLoss(await predictSelected(model, columns, conduct), target),
    { repeats, seed },
    watchOf('scoring', { ...conduct, ...(onProgress && { onProgress }) }),
  );
  const rising = found.filter(({ mean }) => mean > 0);
  const total = rising.reduce((sum, { mean }) => sum + mean, 0);
  return rising
    .map(({ column, mean }) => ({ column, share: mean / total }))
    .sort((a, b) => b.share - a.share);
}
