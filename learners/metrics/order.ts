/** Of so few rows the tables of a radix sort take longer than comparing them. */
const fewRows = 4096;

/**
 * Rows by their value, ascending, those of the same value in the order in which they stand: a radix sort of the bits,
 * which takes about as long for a million rows as a comparison sort for a tenth of them.
 *
 * @param values without NaN
 */
export function ascendingOrder(values: Float64Array): Uint32Array {
  const { length } = values;
  if (length < fewRows)
    return Uint32Array.from({ length }, (_, row) => row).sort(
      (a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b,
    );
  const { low, high } = sortableBits(values);
  let order = Uint32Array.from({ length }, (_, row) => row);
  let other = new Uint32Array(length);
  for (const [words, shift] of [
    [low, 0],
    [low, 16],
    [high, 0],
    [high, 16],
  ] as const) {
    const starts = new Uint32Array(2 ** 16 + 1);
    for (let row = 0; row < length; row += 1) {
      const digit = ((words[row] ?? 0) >>> shift) & 0xffff;
      starts[digit + 1] = (starts[digit + 1] ?? 0) + 1;
    }
    // All rows share this digit: nothing would move.
    if (starts.includes(length)) continue;
    for (let digit = 0; digit < 2 ** 16; digit += 1) {
      starts[digit + 1] = (starts[digit + 1] ?? 0) + (starts[digit] ?? 0);
    }
    for (let at = 0; at < length; at += 1) {
      const row = order[at] ?? 0;
      const digit = ((words[row] ?? 0) >>> shift) & 0xffff;
      const place = starts[digit] ?? 0;
      other[place] = row;
      starts[digit] = place + 1;
    }
    [order, other] = [other, order];
  }
  return order;
}

/** Bits of doubles, as unsigned words whose order is that of the values. */
function sortableBits(values: Float64Array): { readonly low: Uint32Array; readonly high: Uint32Array } {
  const view = new DataView(new ArrayBuffer(8));
  const low = new Uint32Array(values.length);
  const high = new Uint32Array(values.length);
  for (let row = 0; row < values.length; row += 1) {
    // Adding zero makes −0 the same as 0.
    view.setFloat64(0, (values[row] ?? 0) + 0);
    const top = view.getUint32(0);
    // A negative number is the smaller the greater its bits: all are turned; of a positive one the sign alone.
    const mask = top >>> 31 === 1 ? 0xffffffff : 0;
    low[row] = view.getUint32(4) ^ mask;
    high[row] = top ^ (mask | 0x80000000);
  }
  return { low, high };
}
