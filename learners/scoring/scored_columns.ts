import type { FeatureBins } from '../bins/feature_bins.js';
import { binsOfLevels, columnsFor } from '../bins/known_columns.js';
import { shareColumns } from '../bins/shared_columns.js';
import type { Matrix } from '../matrix.js';
import type { ScoredColumn } from './job.js';

/** The columns that a model's features read, in shared memory. Throws `MissingColumn` and `InvalidColumn`. */
export async function scoredColumns(
  features: readonly FeatureBins[],
  matrix: Matrix,
): Promise<ScoredColumn[]> {
  const wanted = columnsFor(features, matrix);
  const shared = await shareColumns({ rows: matrix.rows, columns: wanted });
  return features.map((bins, at) => {
    const column = wanted[at];
    const memory = shared[at];
    if (bins.kind === 'number' && memory?.kind === 'number')
      return { kind: 'number', column: memory, cuts: bins.cuts };
    if (bins.kind === 'category' && column?.kind === 'category' && memory?.kind === 'category')
      return { kind: 'category', codes: memory.codes, binOfCode: binsOfLevels(bins, column) };
    throw new RangeError(`feature ${bins.name} has no column of its kind`);
  });
}
