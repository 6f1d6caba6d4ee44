// Histograms of a few features of bins that lie row by row, as a random forest draws them. A feature has 256 cells and
// 256 bits that tell which of them were touched, so that small nodes need neither scan nor clear the others.
export function addFeatures(
  rows: usize,
  pairs: usize,
  bins: usize,
  stride: usize,
  features: usize,
  count: u32,
  sums: usize,
  touched: usize,
  from: usize,
  to: usize,
): void {
  let k: u32 = 0;
  for (; k + 3 < count; k += 4) {
    const at = features + (k << 2);
    const f = <usize>load<u32>(at);
    const g = <usize>load<u32>(at, 4);
    const h = <usize>load<u32>(at, 8);
    const j = <usize>load<u32>(at, 12);
    const cells = sums + (k << 12);
    const bits = touched + (k << 5);
    for (let i = from; i < to; i++) {
      const row = bins + <usize>load<u32>(rows + (i << 2)) * stride;
      const pair = f64x2.promote_low_f32x4(v128.load64_zero(pairs + (i << 3)));
      addCell(cells, bits, <usize>load<u8>(row + f), pair);
      addCell(cells + 4096, bits + 32, <usize>load<u8>(row + g), pair);
      addCell(cells + 8192, bits + 64, <usize>load<u8>(row + h), pair);
      addCell(cells + 12288, bits + 96, <usize>load<u8>(row + j), pair);
    }
  }
  for (; k < count; k++) {
    const f = <usize>load<u32>(features + (k << 2));
    const cells = sums + (k << 12);
    const bits = touched + (k << 5);
    for (let i = from; i < to; i++) {
      const row = bins + <usize>load<u32>(rows + (i << 2)) * stride;
      addCell(
        cells,
        bits,
        <usize>load<u8>(row + f),
        f64x2.promote_low_f32x4(v128.load64_zero(pairs + (i << 3))),
      );
    }
  }
}

function addCell(cells: usize, bits: usize, bin: usize, pair: v128): void {
  const cell = cells + (bin << 4);
  v128.store(cell, f64x2.add(v128.load(cell), pair));
  const word = bits + ((bin >> 5) << 2);
  store<u32>(word, load<u32>(word) | (1 << ((<u32>bin) & 31)));
}
