import type { Watch } from '../watch.js';
import { loosen, openBounds, tighten } from './bounds.js';
import type { Points } from './features.js';
import { squaredDistance } from './nearest.js';

/** Ends when the centres together move by less, squared and in the variance of one coordinate, or after so many rounds. */
const settings = { tolerance: 1e-4, mostRounds: 300 };

/**
 * Lloyd's algorithm (1982) from first centres: each centre moves to the mean of its points until they rest. A centre
 * that has lost all its points takes the point farthest from its own centre. Each round lowers the inertia, so that the
 * last round's centres are the best there are, settled or not.
 */
export function lloyd(points: Points, first: Float64Array, watch: Watch): Float64Array {
  const { rows, width } = points;
  const bounds = openBounds(rows);
  let centres = first;
  for (let round = 1; round <= settings.mostRounds; round += 1) {
    tighten(points, centres, bounds, () => {
      watch(round, 0);
    });
    const next = means(points, centres, bounds.numbers);
    const squares = Float64Array.from({ length: centres.length / width }, (_, centre) =>
      squaredDistance(centres, centre, next, centre, width),
    );
    centres = next;
    if (squares.reduce((sum, square) => sum + square, 0) <= settings.tolerance) break;
    loosen(bounds, squares.map(Math.sqrt));
  }
  return centres;
}

function means(points: Points, centres: Float64Array, numbers: Int32Array): Float64Array {
  const { rows, width, values } = points;
  const sums = new Float64Array(centres.length);
  const counts = new Uint32Array(centres.length / width);
  for (let row = 0; row < rows; row += 1) {
    const cluster = numbers[row] ?? 0;
    counts[cluster] = (counts[cluster] ?? 0) + 1;
    for (let j = 0, at = cluster * width, from = row * width; j < width; j += 1, at += 1, from += 1) {
      sums[at] = (sums[at] ?? 0) + (values[from] ?? 0);
    }
  }
  const taken = new Set<number>();
  for (const [cluster, count] of counts.entries()) {
    const centre = sums.subarray(cluster * width, (cluster + 1) * width);
    if (count > 0) {
      for (let j = 0; j < width; j += 1) centre[j] = (centre[j] ?? 0) / count;
    } else {
      const row = farthest(points, centres, numbers, taken);
      taken.add(row);
      centre.set(values.subarray(row * width, (row + 1) * width));
    }
  }
  return sums;
}

function farthest(
  { rows, width, values }: Points,
  centres: Float64Array,
  numbers: Int32Array,
  taken: ReadonlySet<number>,
): number {
  let found = 0;
  let greatest = -1;
  for (let row = 0; row < rows; row += 1) {
    const distance = squaredDistance(values, row, centres, numbers[row] ?? 0, width);
    if (distance <= greatest || taken.has(row)) continue;
    greatest = distance;
    found = row;
  }
  return found;
}
