import { exponential } from './exponential';

// Adding and subtracting 1.5 × 2^52 units rounds to whole units, so that sums of gradients are exact in any order.

export function logLossPairs(
  list: usize,
  scores: usize,
  targets: usize,
  weights: usize,
  rows: usize,
  pairs: usize,
  grid: f64,
  from: usize,
  to: usize,
  sums: usize,
): void {
  const one = f64x2.splat(1);
  const greatest = f64x2.splat(40);
  const least = f64x2.splat(-40);
  const rounding = f64x2.splat(grid);
  let total = f64x2.splat(0);
  for (let i = from; i < to; i += 2) {
    // The last row of an odd number stands in both lanes, and counts once.
    const a = load<u32>(list + (i << 2));
    const b = i + 1 < to ? load<u32>(list + ((i + 1) << 2)) : a;
    const score = lanes(load<f64>(scores + ((<usize>a) << 3)), load<f64>(scores + ((<usize>b) << 3)));
    const target = lanes(
      <f64>load<f32>(targets + ((<usize>a) << 2)),
      <f64>load<f32>(targets + ((<usize>b) << 2)),
    );
    const negative = f64x2.max(f64x2.min(f64x2.neg(score), greatest), least);
    const p = f64x2.div(one, f64x2.add(one, exponential(negative)));
    let gradient = f64x2.sub(p, target);
    let hessian = f64x2.mul(p, f64x2.sub(one, p));
    if (weights) {
      const weight = lanes(
        <f64>load<f32>(weights + ((<usize>a) << 2)),
        <f64>load<f32>(weights + ((<usize>b) << 2)),
      );
      gradient = f64x2.mul(gradient, weight);
      hessian = f64x2.mul(hessian, weight);
    }
    const g = f32x4.demote_f64x2_zero(f64x2.sub(f64x2.add(gradient, rounding), rounding));
    const h = f32x4.demote_f64x2_zero(f64x2.sub(f64x2.add(hessian, rounding), rounding));
    const both = v128.shuffle<f32>(g, h, 0, 4, 1, 5);
    store<u32>(rows + (i << 2), a);
    v128.store64_lane(pairs + (i << 3), both, 0);
    total = f64x2.add(total, f64x2.promote_low_f32x4(both));
    if (i + 1 < to) {
      store<u32>(rows + ((i + 1) << 2), b);
      v128.store64_lane(pairs + ((i + 1) << 3), both, 1);
      total = f64x2.add(total, f64x2.promote_low_f32x4(v128.shuffle<f32>(both, both, 2, 3, 2, 3)));
    }
  }
  v128.store(sums, total);
}

export function squaredErrorPairs(
  list: usize,
  scores: usize,
  targets: usize,
  weights: usize,
  rows: usize,
  pairs: usize,
  grid: f64,
  weightGrid: f64,
  from: usize,
  to: usize,
  sums: usize,
): void {
  let gradients: f64 = 0;
  let hessians: f64 = 0;
  for (let i = from; i < to; i++) {
    const row = load<u32>(list + (i << 2));
    const at = (<usize>row) << 2;
    const weight: f64 = weights ? <f64>load<f32>(weights + at) : 1;
    const residual = (load<f64>(scores + ((<usize>row) << 3)) - <f64>load<f32>(targets + at)) * weight;
    const g = <f32>(residual + grid - grid);
    const h = <f32>(weight + weightGrid - weightGrid);
    store<u32>(rows + (i << 2), row);
    store<f32>(pairs + (i << 3), g);
    store<f32>(pairs + (i << 3), h, 4);
    gradients += <f64>g;
    hessians += <f64>h;
  }
  store<f64>(sums, gradients);
  store<f64>(sums, hessians, 8);
}

function lanes(a: f64, b: f64): v128 {
  return f64x2.replace_lane(f64x2.splat(a), 1, b);
}
