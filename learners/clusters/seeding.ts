import type { Random } from '../random.js';
import type { Points } from './features.js';
import { squaredDistance } from './nearest.js';

/**
 * First centres by k-means++: each is a point drawn with a chance in proportion to its squared distance to the centres
 * before (Arthur & Vassilvitskii 2007); of 2 + ⌊ln k⌋ drawn the one that leaves the least inertia, as in their code.
 */
export function seedCentres(points: Points, clusters: number, random: Random): Float64Array {
  const { rows, width, values } = points;
  const centres = new Float64Array(clusters * width);
  const draws = 2 + Math.floor(Math.log(clusters));
  let distances: Float64Array = new Float64Array(rows).fill(Infinity);
  let inertia = 0;
  for (let cluster = 0; cluster < clusters; cluster += 1) {
    let best:
      { readonly row: number; readonly distances: Float64Array; readonly inertia: number } | undefined;
    for (let draw = 0; draw < (cluster === 0 ? 1 : draws); draw += 1) {
      const row = cluster === 0 ? random.below(rows) : drawnRow(distances, random.uniform() * inertia);
      const nearer = nearerWith(points, distances, row);
      if (best === undefined || nearer.inertia < best.inertia) best = { row, ...nearer };
    }
    if (best === undefined) break;
    ({ distances, inertia } = best);
    centres.set(values.subarray(best.row * width, (best.row + 1) * width), cluster * width);
  }
  return centres;
}

/** The row at which the sum of the distances up to it reaches `place`; the last of all where rounding misses it. */
function drawnRow(distances: Float64Array, place: number): number {
  let sum = 0;
  for (let row = 0; row < distances.length; row += 1) {
    sum += distances[row] ?? 0;
    if (sum > place) return row;
  }
  return distances.length - 1;
}

/** Distances to the nearest centre where the point of this row is one more. */
function nearerWith({ rows, width, values }: Points, distances: Float64Array, row: number) {
  const nearer = new Float64Array(rows);
  let inertia = 0;
  for (let other = 0; other < rows; other += 1) {
    const distance = Math.min(distances[other] ?? 0, squaredDistance(values, other, values, row, width));
    nearer[other] = distance;
    inertia += distance;
  }
  return { distances: nearer, inertia };
}
