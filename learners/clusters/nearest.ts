import type { Points } from './features.js';

/** Squared distance of a point to a centre. */
export function squaredDistance(
  points: Float64Array,
  point: number,
  centres: Float64Array,
  centre: number,
  width: number,
): number {
  let sum = 0;
  for (let j = 0, a = point * width, b = centre * width; j < width; j += 1, a += 1, b += 1) {
    const difference = (points[a] ?? 0) - (centres[b] ?? 0);
    sum += difference * difference;
  }
  return sum;
}

/** What a row is told of the centres. */
export interface Nearest {
  /** Number of the nearest centre of each row; of equally near ones the first. */
  readonly numbers: Int32Array;
  /** Squared distance to it. */
  readonly distances: Float64Array;
}

export const openNearest = (rows: number): Nearest => ({
  numbers: new Int32Array(rows).fill(-1),
  distances: new Float64Array(rows),
});

/** Finds the nearest centre of every point. Returns the inertia: the sum of the squared distances. */
export function findNearest(
  { rows, width, values }: Points,
  centres: Float64Array,
  { numbers, distances }: Nearest,
): number {
  const count = centres.length / width;
  let inertia = 0;
  for (let row = 0; row < rows; row += 1) {
    let nearest = 0;
    let least = Infinity;
    for (let centre = 0, at = 0; centre < count; centre += 1) {
      // Written out: a call for each pair of point and centre would cost more than the distance.
      let distance = 0;
      for (let from = row * width, end = from + width; from < end; from += 1, at += 1) {
        const difference = (values[from] ?? 0) - (centres[at] ?? 0);
        distance += difference * difference;
      }
      if (distance < least) {
        least = distance;
        nearest = centre;
      }
    }
    numbers[row] = nearest;
    distances[row] = least;
    inertia += least;
  }
  return inertia;
}
