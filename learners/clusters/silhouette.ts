import type { Points } from './features.js';
import { squaredDistance } from './nearest.js';

/**
 * Mean silhouette of points (Rousseeuw 1987): (b − a) / max(a, b) of each, a its mean distance to the others of its
 * cluster, b the least mean distance to those of another; 0 for a point alone in its cluster. In [−1, 1]; takes time
 * with the square of the points.
 *
 * @param numbers cluster of each point; NaN where all points are in one
 */
export function silhouette({ rows, width, values }: Points, numbers: Int32Array, clusters: number): number {
  const sizes = new Float64Array(clusters);
  for (const number of numbers) sizes[number] = (sizes[number] ?? 0) + 1;
  let sum = 0;
  const distances = new Float64Array(clusters);
  for (let row = 0; row < rows; row += 1) {
    distances.fill(0);
    for (let other = 0; other < rows; other += 1) {
      const number = numbers[other] ?? 0;
      distances[number] =
        (distances[number] ?? 0) + Math.sqrt(squaredDistance(values, row, values, other, width));
    }
    const own = numbers[row] ?? 0;
    const others = (sizes[own] ?? 0) - 1;
    if (others === 0) continue;
    const near = (distances[own] ?? 0) / others;
    let far = Infinity;
    for (let number = 0; number < clusters; number += 1) {
      const size = sizes[number] ?? 0;
      if (number !== own && size > 0) far = Math.min(far, (distances[number] ?? 0) / size);
    }
    // Points that all lie in one place are as near to the others as to their own.
    if (far === Infinity) return Number.NaN;
    if (Math.max(near, far) > 0) sum += (far - near) / Math.max(near, far);
  }
  return sum / rows;
}
