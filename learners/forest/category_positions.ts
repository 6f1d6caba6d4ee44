import type { ForestJob } from './job.js';

/**
 * Where each category lies on one scale of outcomes: by its mean, and of several classes by the first principal
 * component of their shares (Coppersmith, Hong & Hosking 1999, "Partitioning nominal attributes in decision trees").
 */
export function categoryPositions(
  { shape, targets, weights }: ForestJob,
  codes: Int32Array,
  levels: number,
): Float64Array {
  const classes = shape.classes > 2 ? shape.classes : 1;
  const sums = new Float64Array(levels * classes);
  const weight = new Float64Array(levels);
  for (const [row, code] of codes.entries()) {
    if (code < 0) continue;
    const own = weights?.[row] ?? 1;
    const target = targets[row] ?? 0;
    const at = classes > 1 ? code * classes + target : code;
    sums[at] = (sums[at] ?? 0) + (classes > 1 ? own : own * target);
    weight[code] = (weight[code] ?? 0) + own;
  }
  const shares = sums.map((sum, at) => sum / (weight[Math.floor(at / classes)] || 1));
  return classes === 1 ? shares : firstComponent(shares, weight, classes);
}

/** Projections of the levels' shares on the direction in which they differ most, by power iteration. */
function firstComponent(shares: Float64Array, weight: Float64Array, classes: number): Float64Array {
  const total = weight.reduce((sum, one) => sum + one, 0) || 1;
  const mean = new Float64Array(classes);
  for (const [at, share] of shares.entries())
    mean[at % classes] =
      (mean[at % classes] ?? 0) + (share * (weight[Math.floor(at / classes)] ?? 0)) / total;
  const project = (direction: Float64Array): Float64Array =>
    weight.map((_, level) =>
      direction.reduce(
        (sum, part, one) => sum + part * ((shares[level * classes + one] ?? 0) - (mean[one] ?? 0)),
        0,
      ),
    );
  let direction = Float64Array.from({ length: classes }, (_, one) => 1 / (one + 1));
  for (let step = 0; step < 50; step += 1) {
    const along = project(direction);
    const next = direction.map((_, one) =>
      along.reduce(
        (sum, part, level) =>
          sum + part * (weight[level] ?? 0) * ((shares[level * classes + one] ?? 0) - (mean[one] ?? 0)),
        0,
      ),
    );
    const length = Math.hypot(...next);
    if (length === 0) break;
    direction = next.map((part) => part / length);
  }
  return project(direction);
}
