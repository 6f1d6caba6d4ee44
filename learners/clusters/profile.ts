import { columnOf } from '../columns.js';
import type { Matrix } from '../matrix.js';
import type { KMeansModel } from './k_means.js';

/** What a cluster is like in one feature. */
export interface ClusterTrait {
  readonly feature: string;
  /** Mean of the cluster's values that are there, in their own unit; null where none is. */
  readonly mean: number | null;
  /** The centre's distance from the mean of all rows in standard deviations, of the logarithm where it was taken. */
  readonly deviations: number;
}

/** The traits of each cluster, the one that distinguishes it most first. */
export function clusterTraits(
  { features, centres }: KMeansModel,
  matrix: Matrix,
  numbers: Int32Array,
): ClusterTrait[][] {
  const means = features.map(({ name }) =>
    meansOf(columnOf(matrix, name, 'number').values, numbers, centres.length),
  );
  return centres.map((centre, cluster) =>
    features
      .map(({ name }, j) => ({
        feature: name,
        mean: means[j]?.[cluster] ?? null,
        deviations: centre[j] ?? 0,
      }))
      .sort((a, b) => Math.abs(b.deviations) - Math.abs(a.deviations)),
  );
}

function meansOf(values: Float64Array | Float32Array, numbers: Int32Array, clusters: number) {
  const sums = new Float64Array(clusters);
  const counts = new Float64Array(clusters);
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] ?? Number.NaN;
    const cluster = numbers[row] ?? 0;
    if (Number.isNaN(value)) continue;
    sums[cluster] = (sums[cluster] ?? 0) + value;
    counts[cluster] = (counts[cluster] ?? 0) + 1;
  }
  return Array.from(sums, (sum, cluster) => (counts[cluster] ? sum / counts[cluster] : null));
}
