import { checkCount, checkMatrix } from '../checks.js';
import { LearnerError } from '../failure.js';
import type { Matrix } from '../matrix.js';
import { randomStream, sampledRows } from '../random.js';
import type { Watch } from '../watch.js';
import { clusterFeatures, pointsOf, takePoints } from './features.js';
import {
  clusterPoints,
  differentPoints,
  type KMeansModel,
  type KMeansOptions,
  seedingSample,
} from './k_means.js';
import { findNearest, openNearest } from './nearest.js';
import { silhouette } from './silhouette.js';

export interface ClusterChoice extends Omit<KMeansOptions, 'clusters'> {
  /** Numbers of clusters that are tried, from 2; none beyond the number of different rows. */
  readonly from: number;
  readonly to: number;
  /** Rows whose silhouettes are compared, drawn by the seed. */
  readonly silhouetteRows: number;
}

export const clusterChoiceDefaults = { from: 2, to: 10, silhouetteRows: 2_000 };

export interface ChosenClusters {
  readonly model: KMeansModel;
  /** Mean silhouette of the same drawn rows for each number of clusters. */
  readonly silhouettes: readonly { readonly clusters: number; readonly silhouette: number }[];
}

/**
 * k-means with the number of clusters whose mean silhouette is the greatest, the smaller one of two as great.
 *
 * @throws LearnerError as `kMeans`; TooFewRows where the drawn rows are all in one cluster
 */
export function chooseClusters(matrix: Matrix, choice: ClusterChoice, watch: Watch): ChosenClusters {
  const { from, to, silhouetteRows, seed } = choice;
  checkCount('from', from, 2);
  checkCount('to', to, from);
  checkCount('silhouetteRows', silhouetteRows, 2);
  checkMatrix(matrix);
  const features = clusterFeatures(matrix, watch);
  const points = pointsOf(features, matrix);
  const drawn = takePoints(points, sampledRows(points.rows, silhouetteRows, randomStream(seed, 2 ** 32 - 2)));
  const nearest = openNearest(drawn.rows);
  // There are no more clusters than different points: fewer are tried then.
  const most = Math.max(from, differentPoints(seedingSample(points, seed), to));
  const tried = Array.from({ length: most - from + 1 }, (_, more) => {
    const clusters = from + more;
    const model = { features, ...clusterPoints(points, { ...choice, clusters }, watch) };
    findNearest(drawn, Float64Array.from(model.centres.flat()), nearest);
    return { clusters, model, silhouette: silhouette(drawn, nearest.numbers, clusters) };
  });
  const best = tried.reduce((a, b) => (b.silhouette > a.silhouette || Number.isNaN(a.silhouette) ? b : a));
  if (Number.isNaN(best.silhouette)) {
    throw new LearnerError(
      'TooFewRows',
      `The ${drawn.rows} rows drawn to compare numbers of clusters all lie in one cluster.`,
      'Draw more rows, or give the number of clusters.',
    );
  }
  return {
    model: best.model,
    silhouettes: tried.map(({ clusters, silhouette: mean }) => ({ clusters, silhouette: mean })),
  };
}
