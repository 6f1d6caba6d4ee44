// A node is a word of 64 bits: feature (16), greatest bin that goes left (8), whether missing goes right (8), left child
// (32), whose sibling follows it. A leaf leads to itself, so that several rows walk in step until the last has arrived.

export function addWalkedLeaves(
  bins: usize,
  stride: usize,
  nodes: usize,
  values: usize,
  out: usize,
  count: usize,
): void {
  let i: usize = 0;
  for (; i + 3 < count; i += 4) {
    const row = bins + i * stride;
    let a: usize = 0;
    let b: usize = 0;
    let c: usize = 0;
    let d: usize = 0;
    for (;;) {
      const e = step(nodes, a, row);
      const f = step(nodes, b, row + stride);
      const g = step(nodes, c, row + 2 * stride);
      const h = step(nodes, d, row + 3 * stride);
      if (((a ^ e) | (b ^ f) | (c ^ g) | (d ^ h)) == 0) break;
      a = e;
      b = f;
      c = g;
      d = h;
    }
    const to = out + (i << 3);
    store<f64>(to, load<f64>(to) + load<f64>(values + (a << 3)));
    store<f64>(to, load<f64>(to, 8) + load<f64>(values + (b << 3)), 8);
    store<f64>(to, load<f64>(to, 16) + load<f64>(values + (c << 3)), 16);
    store<f64>(to, load<f64>(to, 24) + load<f64>(values + (d << 3)), 24);
  }
  for (; i < count; i++) {
    const row = bins + i * stride;
    let a: usize = 0;
    for (let b = step(nodes, a, row); b != a; b = step(nodes, a, row)) a = b;
    const to = out + (i << 3);
    store<f64>(to, load<f64>(to) + load<f64>(values + (a << 3)));
  }
}

function step(nodes: usize, at: usize, row: usize): usize {
  const node = load<u64>(nodes + (at << 3));
  const bin = <u32>load<u8>(row + <usize>(node & 0xffff));
  const threshold = (<u32>(node >> 16)) & 255;
  const missingRight = (<u32>(node >> 24)) & 255;
  const right = (<u32>(bin > threshold)) | ((<u32>(bin == 0)) & missingRight);
  return <usize>(node >> 32) + <usize>right;
}
