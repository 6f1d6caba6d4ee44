/** A seeded stream of random numbers. The same seed gives the same stream on every machine. */
export interface RandomStream {
  /** A number of [0, 1). */
  readonly uniform: () => number;
  /** A whole number of [0, below). */
  readonly below: (below: number) => number;
  /** True with that probability. */
  readonly chance: (probability: number) => boolean;
  /** One of the items, each as likely as the others. */
  readonly pick: <T>(items: readonly T[]) => T;
  /** The items in another order. */
  readonly shuffle: <T>(items: readonly T[]) => readonly T[];
  /** A standard normal number. */
  readonly normal: () => number;
  /** Waiting time of a process with that many events a unit of time. */
  readonly exponential: (rate: number) => number;
  /** A gamma number of mean `shape`. */
  readonly gamma: (shape: number) => number;
}

/** Mulberry32 (Tommy Ettinger, public domain): one 32-bit word of state is plenty for a few thousand orders. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let word = Math.imul(state ^ (state >>> 15), state | 1);
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
    return ((word ^ (word >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A stream of its own for each purpose, so that a change to one does not shift the others. */
export function randomStream(seed: number, purpose: string): RandomStream {
  let mixed = seed;
  for (const letter of purpose) mixed = Math.imul(mixed ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  const uniform = mulberry32(mixed);
  const below = (limit: number) => Math.floor(uniform() * limit);
  const exponential = (rate: number) => -Math.log(1 - uniform()) / rate;
  /** Box and Muller 1958. */
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  /** Marsaglia and Tsang 2000 for shapes of at least 1; a smaller one is boosted as they propose. */
  const gamma = (shape: number): number => {
    if (shape < 1) return gamma(shape + 1) * Math.exp(Math.log(1 - uniform()) / shape);
    const d = shape - 1 / 3;
    for (;;) {
      const z = normal();
      const root = 1 + z / Math.sqrt(9 * d);
      const v = root * root * root;
      if (v > 0 && Math.log(1 - uniform()) < (z * z) / 2 + d - d * v + d * Math.log(v)) return d * v;
    }
  };
  /** Fisher and Yates 1938, as Durstenfeld swaps. */
  const shuffle = <T>(items: readonly T[]): readonly T[] => {
    const shuffled = [...items];
    for (let i = shuffled.length - 1; i > 0; i--) {
      const j = below(i + 1);
      [shuffled[i], shuffled[j]] = [shuffled[j] as T, shuffled[i] as T];
    }
    return shuffled;
  };
  return {
    uniform,
    below,
    chance: (probability) => uniform() < probability,
    pick: <T>(items: readonly T[]) => items[below(items.length)] as T,
    shuffle,
    normal,
    exponential,
    gamma,
  };
}
