import { normal, uniform, type Key } from './draw.js';

/** Slots that one gamma number may take. */
export const gammaSlots = 128;

/** A gamma number of that shape and mean `shape` (Marsaglia and Tsang 2000); takes up to `gammaSlots` slots. */
export function gamma(key: Key, word: number, slot: number, shape: number): number {
  // A shape below one is boosted, as they propose.
  if (shape < 1) return gamma(key, word, slot + 1, shape + 1) * uniform(key, word, slot) ** (1 / shape);
  const d = shape - 1 / 3;
  for (let at = slot; ; at += 3) {
    const z = normal(key, word, at);
    const v = (1 + z / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(uniform(key, word, at + 2)) < (z * z) / 2 + d - d * v + d * Math.log(v))
      return d * v;
  }
}
