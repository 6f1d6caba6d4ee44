// Eight steps of bisection over 256 cuts, padded with +∞, without a branch; four values at a time keep loads in flight.

export function binFloat64(values: usize, count: usize, cuts: usize, bins: usize, stride: usize): u32 {
  return binValues<f64>(values, count, cuts, bins, stride);
}

export function binFloat32(values: usize, count: usize, cuts: usize, bins: usize, stride: usize): u32 {
  return binValues<f32>(values, count, cuts, bins, stride);
}

function binValues<T>(values: usize, count: usize, cuts: usize, bins: usize, stride: usize): u32 {
  let infinite: u32 = 0;
  let i: usize = 0;
  for (; i + 3 < count; i += 4) {
    const at = values + i * sizeof<T>();
    const v = <f64>load<T>(at);
    const w = <f64>load<T>(at + sizeof<T>());
    const x = <f64>load<T>(at + 2 * sizeof<T>());
    const y = <f64>load<T>(at + 3 * sizeof<T>());
    let a: usize = 0;
    let b: usize = 0;
    let c: usize = 0;
    let d: usize = 0;
    for (let step: usize = 1024; step >= 8; step >>= 1) {
      const middle = cuts + step - 8;
      a += load<f64>(middle + a) < v ? step : 0;
      b += load<f64>(middle + b) < w ? step : 0;
      c += load<f64>(middle + c) < x ? step : 0;
      d += load<f64>(middle + d) < y ? step : 0;
    }
    const to = bins + i * stride;
    store<u8>(to, binOf(v, a));
    store<u8>(to + stride, binOf(w, b));
    store<u8>(to + 2 * stride, binOf(x, c));
    store<u8>(to + 3 * stride, binOf(y, d));
    infinite += isInfinite(v) + isInfinite(w) + isInfinite(x) + isInfinite(y);
  }
  for (; i < count; i++) {
    const v = <f64>load<T>(values + i * sizeof<T>());
    let a: usize = 0;
    for (let step: usize = 1024; step >= 8; step >>= 1) a += load<f64>(cuts + step - 8 + a) < v ? step : 0;
    store<u8>(bins + i * stride, binOf(v, a));
    infinite += isInfinite(v);
  }
  return infinite;
}

function binOf(value: f64, offset: usize): u8 {
  return value == value ? <u8>((offset >> 3) + 1) : 0;
}

function isInfinite(value: f64): u32 {
  return Math.abs(value) == Infinity ? 1 : 0;
}
