// Four trees of at most 32 leaves at a time, one a lane. For each feature that they ask about, a table tells of every bin
// which leaves it leaves within reach; the first leaf that all features leave is the row's.

export function addMaskedLeaves(
  bins: usize,
  stride: usize,
  features: usize,
  featureCount: usize,
  tables: usize,
  values: usize,
  out: usize,
  count: usize,
): void {
  let i: usize = 0;
  for (; i + 1 < count; i += 2) {
    const row = bins + i * stride;
    const next = row + stride;
    let reached = i32x4.splat(-1);
    let nextReached = reached;
    for (let k: usize = 0; k < featureCount; k++) {
      const feature = <usize>load<u32>(features + (k << 2));
      const table = tables + (k << 12);
      reached = v128.and(reached, v128.load(table + ((<usize>load<u8>(row + feature)) << 4)));
      nextReached = v128.and(nextReached, v128.load(table + ((<usize>load<u8>(next + feature)) << 4)));
    }
    const to = out + (i << 3);
    store<f64>(to, addLeaves(load<f64>(to), reached, values));
    store<f64>(to, addLeaves(load<f64>(to, 8), nextReached, values), 8);
  }
  if (i < count) {
    const row = bins + i * stride;
    let reached = i32x4.splat(-1);
    for (let k: usize = 0; k < featureCount; k++) {
      const bin = load<u8>(row + <usize>load<u32>(features + (k << 2)));
      reached = v128.and(reached, v128.load(tables + (k << 12) + ((<usize>bin) << 4)));
    }
    const to = out + (i << 3);
    store<f64>(to, addLeaves(load<f64>(to), reached, values));
  }
}

// One after the other, as the plain twin adds them, and as training did.
function addLeaves(score: f64, reached: v128, values: usize): f64 {
  score += load<f64>(values + ((<usize>ctz(i32x4.extract_lane(reached, 0))) << 3));
  score += load<f64>(values + ((<usize>ctz(i32x4.extract_lane(reached, 1))) << 3), 256);
  score += load<f64>(values + ((<usize>ctz(i32x4.extract_lane(reached, 2))) << 3), 512);
  return score + load<f64>(values + ((<usize>ctz(i32x4.extract_lane(reached, 3))) << 3), 768);
}
