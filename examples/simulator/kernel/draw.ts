/*
 * Counter-based randomness: a draw is a pure function of (seed, stream, member, step, slot), as in Salmon et al. 2011,
 * "Parallel random numbers: as easy as 1, 2, 3". So any member can be simulated alone, in any order, on any thread.
 * The mixing function is `lowbias32` (Chris Wellons, public domain): a bijection of 32-bit words whose bias is far
 * below what the largest simulation could show.
 */

/** What all draws of one member in one stream start from: two words, so that no two members share their draws. */
export interface Key {
  readonly a: number;
  readonly b: number;
}

/** Streams of draws; a continuation of a life is a stream of its own: `streams.continuations` + its number. */
export const streams = {
  life: 0,
  details: 1,
  commonWeeks: 2,
  oracle: 3,
  dirt: 4,
  names: 5,
  continuations: 1_000,
} as const;

/** Scrambles a 32-bit word. */
export function mix(word: number): number {
  let x = word ^ (word >>> 16);
  x = Math.imul(x, 0x7feb352d);
  x ^= x >>> 15;
  x = Math.imul(x, 0x846ca68b);
  return x ^ (x >>> 16);
}

/** The key of a member, or of whatever else is counted (weeks common to all, campaigns). */
export function keyOf(seed: number, stream: number, member: number): Key {
  const a = mix(mix(seed ^ 0x6a09e667) + Math.imul(stream + 1, 0x9e3779b1));
  const b = mix(mix(seed ^ 0x3c6ef372) + Math.imul(stream + 1, 0x7f4a7c15));
  return { a: mix(a ^ member), b: mix(b + Math.imul(member + 1, 0x85ebca77)) };
}

/** The word that all draws of one step share; computed once a step. */
export const stepWord = (key: Key, step: number): number => mix(key.a + Math.imul(step + 1, 0x9e3779b1));

/** A number of (0, 1), never its ends. */
export function uniform(key: Key, word: number, slot: number): number {
  return ((mix(word ^ mix(key.b + Math.imul(slot + 1, 0xc2b2ae35))) >>> 0) + 0.5) / 4_294_967_296;
}

/** A standard normal number (Box and Muller 1958); takes the slots `slot` and `slot + 1`. */
export function normal(key: Key, word: number, slot: number): number {
  const radius = Math.sqrt(-2 * Math.log(uniform(key, word, slot)));
  return radius * Math.cos(2 * Math.PI * uniform(key, word, slot + 1));
}

/** A whole number ≥ 0 of the geometric distribution with that mean, not above `most`. */
export function geometric(u: number, mean: number, most: number): number {
  const share = mean / (1 + mean);
  if (u >= share) return 0;
  return Math.min(most, Math.floor(Math.log(u) / Math.log(share)));
}

/** The first place at which the running sum of the weights exceeds `u` × their total. */
export function pick(u: number, weights: ArrayLike<number>, length = weights.length): number {
  let total = 0;
  for (let i = 0; i < length; i++) total += weights[i] as number;
  let rest = u * total;
  for (let i = 0; i < length - 1; i++) {
    rest -= weights[i] as number;
    if (rest < 0) return i;
  }
  return length - 1;
}
