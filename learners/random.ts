/** A source of random numbers that gives the same ones on every machine. */
export interface Random {
  /** 32 random bits, as an integer in [0, 2³²). */
  readonly bits: () => number;
  /** Uniform in [0, 1), in steps of 2⁻⁵³. */
  readonly uniform: () => number;
  /** Uniform integer in [0, bound), without bias; `bound` is an integer in [1, 2³²]. */
  readonly below: (bound: number) => number;
}

/** Four words of 32 bits, not all zero. */
export type XoshiroState = readonly [number, number, number, number];

/** xoshiro128** 1.1 (Blackman & Vigna 2018, "Scrambled linear pseudorandom number generators"). */
export function xoshiro128(state: XoshiroState): Random {
  let [a, b, c, d] = state;
  const bits = (): number => {
    const product = Math.imul(b, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result;
  };
  const uniform = (): number => ((bits() >>> 5) * 2 ** 26 + (bits() >>> 6)) * 2 ** -53;
  const below = (bound: number): number => {
    // What lies above the greatest multiple of the bound would favour small numbers.
    const limit = 2 ** 32 - (2 ** 32 % bound);
    let drawn = bits();
    while (drawn >= limit) drawn = bits();
    return drawn % bound;
  };
  return { bits, uniform, below };
}

/**
 * A stream of random numbers of its own for each seed and stream number, so that work shared among threads draws the
 * same numbers whoever does it: one stream a tree, a restart, a column.
 *
 * @param seed integer in [0, 2⁵³)
 * @param stream integer in [0, 2³²)
 */
export function randomStream(seed: number, stream = 0): Random {
  const next = splitMix(fold(fold(fold(0, seed), Math.floor(seed / 2 ** 32)), stream));
  // A state of four zeros would stay there.
  return xoshiro128([next(), next(), next(), next() | 1]);
}

/** Shuffles in place: Fisher & Yates, every order equally likely. */
export function shuffle(items: Uint32Array | Int32Array | Float64Array, { below }: Random): void {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const drawn = below(last + 1);
    const moved = items[last] ?? 0;
    items[last] = items[drawn] ?? 0;
    items[drawn] = moved;
  }
}

/** All rows in a random order. */
export function shuffledRows(rows: number, random: Random): Uint32Array {
  const order = Uint32Array.from({ length: rows }, (_, row) => row);
  shuffle(order, random);
  return order;
}

/** `size` different rows of `rows`, ascending; all of them where there are no more. */
export function sampledRows(rows: number, size: number, { below }: Random): Uint32Array {
  if (size >= rows) return Uint32Array.from({ length: rows }, (_, row) => row);
  // Floyd 1987: as many draws as rows wanted, whatever their number.
  const chosen = new Set<number>();
  for (let last = rows - size; last < rows; last += 1) {
    const drawn = below(last + 1);
    chosen.add(chosen.has(drawn) ? last : drawn);
  }
  return Uint32Array.from(chosen).sort();
}

/**
 * Rows that stand for all, about `most` of them, ascending: one of each block of as many, drawn within its block, so that
 * no order which repeats, such as each member's snapshots one after the other, is in step with them. All rows where there are
 * no more; the same ones for the same numbers.
 */
export function spreadRows(rows: number, most: number): Uint32Array {
  const block = Math.max(1, Math.ceil(rows / most));
  const { below } = randomStream(rows, block);
  const drawn = (from: number): number => from + (block === 1 ? 0 : below(Math.min(block, rows - from)));
  return Uint32Array.from({ length: Math.ceil(rows / block) }, (_, at) => drawn(at * block));
}

/** Of some rows those that stand for all, see {@link spreadRows}. */
export const spreadOf = (rows: Uint32Array, most: number): Uint32Array =>
  spreadRows(rows.length, most).map((at) => rows[at] ?? 0);

/** SplitMix32, which spreads one word over the four of a state. */
function splitMix(seed: number): () => number {
  let counter = seed | 0;
  return () => {
    counter = (counter + 0x9e3779b9) | 0;
    return mixed(counter);
  };
}

const fold = (before: number, word: number): number => mixed((before + 0x9e3779b9) ^ (word | 0));

/** The finalizer of MurmurHash3: each bit of the input changes about half of those of the output. */
function mixed(word: number): number {
  let hash = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
