import { checkCount, checkMatrix } from '../checks.js';
import { LearnerError } from '../failure.js';
import type { Matrix } from '../matrix.js';
import { randomStream, sampledRows } from '../random.js';
import type { Watch } from '../watch.js';
import { clusterFeatures, pointsOf, takePoints, type ClusterFeature, type Points } from './features.js';
import { lloyd } from './lloyd.js';
import { miniBatch } from './mini_batch.js';
import { findNearest, openNearest } from './nearest.js';
import { seedCentres } from './seeding.js';

export interface KMeansOptions {
  readonly clusters: number;
  /** `full` looks at every row in every round, `miniBatch` at some thousand drawn ones. */
  readonly method: 'full' | 'miniBatch';
  /** First centres that are tried; the best outcome counts. */
  readonly restarts: number;
  readonly seed: number;
}

export const kMeansDefaults: Omit<KMeansOptions, 'clusters'> = { method: 'full', restarts: 10, seed: 1 };

/** Clusters, numbered so that the number depends on where they lie only: see `kMeans`. */
export interface KMeansModel {
  readonly features: readonly ClusterFeature[];
  /** A coordinate of each feature for each cluster: in deviations from the mean of all rows. */
  readonly centres: readonly (readonly number[])[];
  /** Training rows in each cluster. */
  readonly sizes: readonly number[];
  /** Sum of the squared distances of the training rows to their centres. */
  readonly inertia: number;
}

/** Rows from which first centres are drawn; more would take longer and draw no better ones. */
const seedingRows = 50_000;

/**
 * k-means on standardised columns of numbers, see `clusterFeatures`; a missing value counts as the mean. First centres
 * by k-means++, several times.
 *
 * Clusters are numbered by the first feature of their centre, the highest first, then by the second and so on: the
 * same clusters have the same numbers whatever the seed and the order of the rows, and about the same ones when next
 * month's rows are clustered anew.
 *
 * @throws LearnerError TooFewRows where there are fewer different rows than clusters, InvalidColumn, InvalidValue,
 * NoFeatures, InvalidOption
 */
export function kMeans(matrix: Matrix, options: KMeansOptions, watch: Watch): KMeansModel {
  const { clusters, restarts } = options;
  checkCount('clusters', clusters, 1);
  checkCount('restarts', restarts, 1);
  checkMatrix(matrix);
  const features = clusterFeatures(matrix, watch);
  const points = pointsOf(features, matrix);
  return { features, ...clusterPoints(points, options, watch) };
}

/** The same on points. */
export function clusterPoints(
  points: Points,
  options: KMeansOptions,
  watch: Watch,
): Omit<KMeansModel, 'features'> {
  const { clusters, method, restarts, seed } = options;
  const sample = seedingSample(points, seed);
  const different = differentPoints(sample, clusters);
  if (different < clusters) throw tooFewDifferent(points.rows, different, clusters);
  const nearest = openNearest(points.rows);
  let best: { readonly centres: Float64Array; readonly inertia: number } | undefined;
  for (let restart = 0; restart < restarts; restart += 1) {
    const random = randomStream(seed, restart);
    const first = seedCentres(sample, clusters, random);
    const settled = method === 'full' ? lloyd(points, first, watch) : miniBatch(points, first, random, watch);
    const inertia = inertiaOf(method === 'full' ? points : sample, settled);
    if (best === undefined || inertia < best.inertia) best = { centres: settled, inertia };
  }
  const centres = numbered(best?.centres ?? new Float64Array(), points.width);
  const inertia = findNearest(points, Float64Array.from(centres.flat()), nearest);
  const sizes = new Array<number>(clusters).fill(0);
  for (const number of nearest.numbers) sizes[number] = (sizes[number] ?? 0) + 1;
  return { centres, sizes, inertia };
}

const inertiaOf = (points: Points, centres: Float64Array): number =>
  findNearest(points, centres, openNearest(points.rows));

/** Number of each row's cluster, from 0. @throws LearnerError MissingColumn, InvalidColumn, InvalidValue */
export function assignClusters({ features, centres }: KMeansModel, matrix: Matrix): Int32Array {
  const nearest = openNearest(matrix.rows);
  findNearest(pointsOf(features, matrix), Float64Array.from(centres.flat()), nearest);
  return nearest.numbers;
}

function numbered(centres: Float64Array, width: number): number[][] {
  const each = Array.from({ length: centres.length / width }, (_, cluster) => [
    ...centres.subarray(cluster * width, (cluster + 1) * width),
  ]);
  return each.sort((a, b) => b.map((value, j) => value - (a[j] ?? 0)).find((one) => one !== 0) ?? 0);
}

/** The points that centres are first looked for among; for few points all of them. */
export const seedingSample = (points: Points, seed: number): Points =>
  takePoints(points, sampledRows(points.rows, seedingRows, randomStream(seed, 2 ** 32 - 1)));

/** How many of the points differ from each other, counted up to `most`. */
export function differentPoints({ rows, width, values }: Points, most: number): number {
  const different = new Set<string>();
  for (let row = 0; row < rows && different.size < most; row += 1) {
    different.add(values.subarray(row * width, (row + 1) * width).join());
  }
  return different.size;
}

const tooFewDifferent = (rows: number, different: number, clusters: number): LearnerError =>
  new LearnerError(
    'TooFewRows',
    `${clusters} clusters are asked for; ${rows} rows have only ${different} different values.`,
    'Ask for fewer clusters, or choose more columns.',
  );
