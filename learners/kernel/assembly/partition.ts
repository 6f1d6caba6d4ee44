// Rows of a leaf lie together, each with its pair. Both splits are free of branches, and keep the order of the rows.

export function splitInPlace(
  rows: usize,
  pairs: usize,
  spareRows: usize,
  sparePairs: usize,
  bins: usize,
  stride: usize,
  goesLeft: usize,
  from: usize,
  to: usize,
): usize {
  let left = from;
  let right: usize = 0;
  for (let i = from; i < to; i++) {
    const row = load<u32>(rows + (i << 2));
    const pair = load<u64>(pairs + (i << 3));
    const isLeft = <usize>load<u8>(goesLeft + <usize>load<u8>(bins + <usize>row * stride));
    store<u32>(rows + (left << 2), row);
    store<u64>(pairs + (left << 3), pair);
    store<u32>(spareRows + (right << 2), row);
    store<u64>(sparePairs + (right << 3), pair);
    left += isLeft;
    right += 1 - isLeft;
  }
  memory.copy(rows + (left << 2), spareRows, right << 2);
  memory.copy(pairs + (left << 3), sparePairs, right << 3);
  return left - from;
}

export function splitApart(
  rows: usize,
  pairs: usize,
  spareRows: usize,
  sparePairs: usize,
  bins: usize,
  stride: usize,
  goesLeft: usize,
  from: usize,
  to: usize,
): usize {
  let left = from;
  let right = to;
  for (let i = from; i < to; i++) {
    const row = load<u32>(rows + (i << 2));
    const pair = load<u64>(pairs + (i << 3));
    const isLeft = <usize>load<u8>(goesLeft + <usize>load<u8>(bins + <usize>row * stride));
    const at = isLeft ? left : right - 1;
    left += isLeft;
    right -= 1 - isLeft;
    store<u32>(spareRows + (at << 2), row);
    store<u64>(sparePairs + (at << 3), pair);
  }
  return left - from;
}

export function moveRight(
  rows: usize,
  pairs: usize,
  spareRows: usize,
  sparePairs: usize,
  from: usize,
  to: usize,
  target: usize,
): void {
  for (let i = to; i > from; target++) {
    i--;
    store<u32>(rows + (target << 2), load<u32>(spareRows + (i << 2)));
    store<u64>(pairs + (target << 3), load<u64>(sparePairs + (i << 3)));
  }
}
