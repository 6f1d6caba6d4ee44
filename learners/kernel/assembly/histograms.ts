// A cell is a pair of f64, gradient and hessian, so that one 128-bit addition updates both. A group is four features,
// whose bins of a row are one word; its histogram is 4 × 256 cells.
const GROUP_BYTES: usize = 16384;

export function addGroup(rows: usize, pairs: usize, words: usize, sums: usize, from: usize, to: usize): void {
  memory.fill(sums, 0, GROUP_BYTES);
  for (let i = from; i < to; i++) {
    const word = load<u32>(words + ((<usize>load<u32>(rows + (i << 2))) << 2));
    addWord(word, sums, f64x2.promote_low_f32x4(v128.load64_zero(pairs + (i << 3))));
  }
}

// Eight independent chains of additions hide how long a stored cell takes to be loadable again, where many rows in
// succession fall into the same bin.
export function addTwoGroups(
  rows: usize,
  pairs: usize,
  words: usize,
  sums: usize,
  otherWords: usize,
  otherSums: usize,
  from: usize,
  to: usize,
): void {
  memory.fill(sums, 0, GROUP_BYTES);
  memory.fill(otherSums, 0, GROUP_BYTES);
  for (let i = from; i < to; i++) {
    const at = (<usize>load<u32>(rows + (i << 2))) << 2;
    const word = load<u32>(words + at);
    const otherWord = load<u32>(otherWords + at);
    const pair = f64x2.promote_low_f32x4(v128.load64_zero(pairs + (i << 3)));
    addWord(word, sums, pair);
    addWord(otherWord, otherSums, pair);
  }
}

export function subtract(sums: usize, other: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) {
    v128.store(sums + at, f64x2.sub(v128.load(sums + at), v128.load(other + at)));
  }
}

function addWord(word: u32, sums: usize, pair: v128): void {
  const a = sums + ((word & 255) << 4);
  const b = sums + ((word >> 4) & 4080);
  const c = sums + ((word >> 12) & 4080);
  const d = sums + ((word >> 20) & 4080);
  v128.store(a, f64x2.add(v128.load(a), pair));
  v128.store(b, f64x2.add(v128.load(b, 4096), pair), 4096);
  v128.store(c, f64x2.add(v128.load(c, 8192), pair), 8192);
  v128.store(d, f64x2.add(v128.load(d, 12288), pair), 12288);
}
