import type { Watch } from '../watch.js';
import type { Points } from './features.js';
import { findNearest, openNearest, type Nearest } from './nearest.js';

/** Centres, and where they leave the points. */
export interface Clustering extends Nearest {
  /** `width` coordinates a cluster. */
  readonly centres: Float64Array;
  /** Sum of the squared distances of the points to their centres. */
  readonly inertia: number;
}

/** Ends when the centres together move by less, squared and in the variance of one coordinate, or after so many rounds. */
const settings = { tolerance: 1e-4, mostRounds: 300 };

/**
 * Lloyd's algorithm (1982) from first centres: each centre moves to the mean of its points until they rest. A centre
 * that has lost all its points takes the point farthest from its own centre. Each round lowers the inertia, so that the
 * last round's centres are the best there are, settled or not.
 */
export function lloyd(points: Points, first: Float64Array, watch: Watch): Clustering {
  const nearest = openNearest(points.rows);
  let centres = first;
  for (let round = 1; round <= settings.mostRounds; round += 1) {
    findNearest(points, centres, nearest, () => {
      watch(round, 0);
    });
    const next = means(points, centres.length / points.width, nearest);
    const move = next.reduce((sum, value, at) => sum + (value - (centres[at] ?? 0)) ** 2, 0);
    centres = next;
    if (move <= settings.tolerance) break;
  }
  return { ...nearest, centres, inertia: findNearest(points, centres, nearest) };
}

function means({ rows, width, values }: Points, clusters: number, { numbers, distances }: Nearest) {
  const sums = new Float64Array(clusters * width);
  const counts = new Uint32Array(clusters);
  for (let row = 0; row < rows; row += 1) {
    const cluster = numbers[row] ?? 0;
    counts[cluster] = (counts[cluster] ?? 0) + 1;
    for (let j = 0, at = cluster * width, from = row * width; j < width; j += 1, at += 1, from += 1) {
      sums[at] = (sums[at] ?? 0) + (values[from] ?? 0);
    }
  }
  const taken = new Set<number>();
  for (let cluster = 0; cluster < clusters; cluster += 1) {
    const count = counts[cluster] ?? 0;
    const centre = sums.subarray(cluster * width, (cluster + 1) * width);
    if (count > 0) {
      for (let j = 0; j < width; j += 1) centre[j] = (centre[j] ?? 0) / count;
    } else {
      const row = farthest(distances, taken);
      taken.add(row);
      centre.set(values.subarray(row * width, (row + 1) * width));
    }
  }
  return sums;
}

function farthest(distances: Float64Array, taken: ReadonlySet<number>): number {
  let found = 0;
  let greatest = -1;
  for (let row = 0; row < distances.length; row += 1) {
    if ((distances[row] ?? 0) > greatest && !taken.has(row)) {
      greatest = distances[row] ?? 0;
      found = row;
    }
  }
  return found;
}
