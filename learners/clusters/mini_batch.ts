import type { Random } from '../random.js';
import type { Watch } from '../watch.js';
import { takePoints, type Points } from './features.js';
import { findNearest, openNearest } from './nearest.js';

/**
 * Rows of a batch; the most batches; after how many without a lower smoothed inertia it ends, and how much of the
 * smoothed inertia one batch makes.
 */
const settings = { rows: 2048, most: 2000, patience: 20, share: 0.02 };

/**
 * Mini-batch k-means (Sculley 2010, "Web-scale k-means clustering") from first centres: each drawn point pulls its
 * nearest centre towards itself, by one over the points that the centre has had.
 */
export function miniBatch(points: Points, first: Float64Array, random: Random, watch: Watch): Float64Array {
  const { rows, width } = points;
  const centres = Float64Array.from(first);
  const counts = new Float64Array(centres.length / width);
  const batchRows = new Uint32Array(settings.rows);
  const nearest = openNearest(settings.rows);
  let smoothed = Infinity;
  let least = Infinity;
  let lowered = 0;
  for (let batch = 1; batch <= settings.most && batch - lowered <= settings.patience; batch += 1) {
    watch(batch, settings.most);
    for (let point = 0; point < settings.rows; point += 1) batchRows[point] = random.below(rows);
    const drawn = takePoints(points, batchRows);
    const inertia = findNearest(drawn, centres, nearest);
    for (let point = 0; point < drawn.rows; point += 1) {
      pull(drawn, point, centres, nearest.numbers[point] ?? 0, counts);
    }
    smoothed = smoothed === Infinity ? inertia : smoothed + settings.share * (inertia - smoothed);
    if (smoothed >= least) continue;
    least = smoothed;
    lowered = batch;
  }
  return centres;
}

function pull(
  { width, values }: Points,
  row: number,
  centres: Float64Array,
  cluster: number,
  counts: Float64Array,
): void {
  const count = (counts[cluster] ?? 0) + 1;
  counts[cluster] = count;
  for (let j = 0, at = cluster * width, from = row * width; j < width; j += 1, at += 1, from += 1) {
    centres[at] = (centres[at] ?? 0) + ((values[from] ?? 0) - (centres[at] ?? 0)) / count;
  }
}
